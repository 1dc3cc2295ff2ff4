package duplex.course.lesson;

/**
 * A wrong answer that real students give, as its {@code mistake.yaml} says it: the files beside it must fail exactly one
 * check, and be shown exactly one sentence of help.
 *
 * @param thought what a student who writes this believes
 * @param check the one that must fail; what needs it cannot be checked, everything else must pass
 * @param help the name of the sentence that must be shown
 */
public record Mistake(Both thought, String check, String help) {

    public Mistake {
        Required.of("thought", thought);
        Required.of("check", check);
        Required.of("help", help);
    }
}
