package duplex.measure.report;

import duplex.measure.Cell;

/** A round, and what it was a round of. */
public record RoundOfCell(Cell cell, RoundResult round) {}
