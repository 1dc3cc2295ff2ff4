package duplex.measure;

/**
 * One chat message that the harness sends.
 *
 * @param number from 0, in the order of sending, over all runs against one server
 * @param text free of characters that JSON or HTML would escape, so that it is found verbatim in both
 */
public record ChatLine(int number, String id, String author, String text) {}
