package duplex.measure.html;

import duplex.measure.report.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** What the page says, by key, in both languages at once: {@code duplex/measure/html/ko.properties}, {@code en}. */
public final class PageTexts {

    private static final String BUNDLES = "duplex.measure.html.";

    private final Wording korean = new Wording(BUNDLES, Locale.KOREAN);
    private final Wording english = new Wording(BUNDLES, Locale.ENGLISH);

    /** The text of a key; an argument that is {@link Both} takes part in its language, any other as it is. */
    Both get(String key, Object... arguments) {
        return new Both(
                korean.get(key, arguments(Both::ko, arguments)), english.get(key, arguments(Both::en, arguments)));
    }

    private static Object[] arguments(Function<Both, String> language, Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Both both ? language.apply(both) : argument.toString())
                .toArray();
    }
}
