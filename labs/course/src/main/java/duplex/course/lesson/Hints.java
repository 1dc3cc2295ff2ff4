package duplex.course.lesson;

/**
 * Four steps of help towards a check, each saying more than the one before.
 *
 * @param where tier 1: where to look on the wire
 * @param rule tier 2: the rule that is broken, and where it stands
 * @param steps tier 3: the missing step in pseudo-code
 * @param function tier 4: the method of the solution that is shown beside the student's own
 */
public record Hints(Both where, Both rule, Both steps, String function) {

    public static final int TIERS = 4;

    public Hints {
        Required.of("where", where);
        Required.of("rule", rule);
        Required.of("steps", steps);
        Required.of("function", function);
    }
}
