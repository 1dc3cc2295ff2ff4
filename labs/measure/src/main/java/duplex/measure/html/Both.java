package duplex.measure.html;

import java.util.List;
import java.util.stream.Collectors;

/** A text in both languages. */
record Both(String ko, String en) {

    /** A text that is the same in either, such as a number. */
    static Both same(String text) {
        return new Both(text, text);
    }

    static Both joined(List<Both> texts, String between) {
        return new Both(
                texts.stream().map(Both::ko).collect(Collectors.joining(between)),
                texts.stream().map(Both::en).collect(Collectors.joining(between)));
    }
}
