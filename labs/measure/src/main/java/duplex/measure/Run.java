package duplex.measure;

/**
 * One cell, measured once.
 *
 * @param round from 1
 */
public record Run(Cell cell, int round) {}
