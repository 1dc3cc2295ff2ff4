package duplex.course.compile;

/**
 * What the compiler did not understand.
 *
 * @param file such as {@code Handshake.java}
 * @param line from 1 on; 0 where there is none
 * @param column from 1 on; 0 where there is none
 * @param source the student's line
 * @param code the compiler's own name for it, such as {@code compiler.err.expected}
 * @param message the compiler's own sentences, in English
 */
public record Complaint(String file, long line, long column, String source, String code, String message) {}
