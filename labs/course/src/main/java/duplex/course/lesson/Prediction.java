package duplex.course.lesson;

/**
 * A number that the student guesses before writing any code.
 *
 * @param id also the name under which a check measures it
 * @param unit as it follows a number
 */
public record Prediction(String id, Both question, Both unit) {

    public Prediction {
        Required.of("id", id);
        Required.of("question", question);
        Required.of("unit", unit);
    }
}
