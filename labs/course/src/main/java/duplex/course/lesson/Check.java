package duplex.course.lesson;

import java.util.List;

/**
 * One thing that is asked of what the student writes.
 *
 * @param id the name of its method in {@code check/}
 * @param title what holds when it passes, as a sentence
 * @param why what goes wrong in the world where it does not hold
 * @param rfc where the rule stands, such as {@code RFC 6455, section 4.2.2}
 * @param needs ids of checks that must pass before this one can say anything; they come earlier
 * @param hints which of the lesson's hints help with it
 */
public record Check(String id, Both title, Both why, String rfc, List<String> needs, String hints) {

    public Check {
        Required.of("id", id);
        Required.of("title", title);
        Required.of("why", why);
        Required.of("rfc", rfc);
        Required.of("hints", hints);
        needs = Required.any(needs);
    }
}
