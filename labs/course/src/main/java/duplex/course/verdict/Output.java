package duplex.course.verdict;

/**
 * What the student's code printed during a check.
 *
 * @param text the first of it
 * @param bytes how many there were in all
 */
public record Output(String text, long bytes) {

    public static final Output NONE = new Output("", 0);
}
