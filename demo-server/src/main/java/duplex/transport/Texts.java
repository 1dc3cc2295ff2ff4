package duplex.transport;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * What is said to people, by key, in one language: {@code duplex/texts/ko.properties} and {@code en.properties}.
 *
 * <p>Somebody who chose the language by {@code ?lang=} keeps it from page to page: {@link #link} sees to that. For
 * everybody else paths stay as they are, since their bytes are counted too.
 */
public final class Texts {

    private static final Map<Language, Texts> UNCHOSEN = inEach(false);
    private static final Map<Language, Texts> CHOSEN = inEach(true);

    private final Language language;
    private final boolean chosen;
    private final ResourceBundle bundle;
    private final DateTimeFormatter time;

    private Texts(Language language, boolean chosen) {
        this.language = language;
        this.chosen = chosen;
        this.bundle = ResourceBundle.getBundle(
                "duplex.texts." + language.tag(),
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(ZoneId.systemDefault());
    }

    private static Map<Language, Texts> inEach(boolean chosen) {
        Map<Language, Texts> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts.put(language, new Texts(language, chosen));
        }
        return texts;
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(UNCHOSEN.get(language));
    }

    /** The same for somebody who asked for this language, so that links keep it. */
    public static Texts chosen(Language language) {
        return Objects.requireNonNull(CHOSEN.get(language));
    }

    public Language language() {
        return language;
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does. */
    public String get(String key, Object... arguments) {
        try {
            String text = bundle.getString(key);
            return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no text " + key + " in " + language.tag(), e);
        }
    }

    /** A time of day as this language writes it, in the server's time zone: 오후 2:38, 2:38 PM. */
    public String time(Instant at) {
        return time.format(at);
    }

    /** A path of this server, with or without a query, for the next page: followed by {@code lang=} if it was chosen. */
    public String link(String path) {
        if (!chosen) {
            return path;
        }
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language.tag();
    }
}
