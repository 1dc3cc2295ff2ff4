package duplex.course.screen;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the labs say to people, by key, in Korean or English: {@code duplex/course/texts/ko.properties}, {@code en}. */
public final class Words {

    private final ResourceBundle bundle;
    private final Locale locale;

    /** @param locale Korean, or anything else for English */
    public Words(Locale locale) {
        this.locale = locale.getLanguage().equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
        bundle = ResourceBundle.getBundle(
                "duplex.course.texts." + this.locale.getLanguage(),
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does. */
    public String get(String key, Object... arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalStateException("no text " + key));
    }

    /** The same for a key that may not be there. */
    public Optional<String> find(String key, Object... arguments) {
        try {
            return Optional.of(new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    ResourceBundle bundle() {
        return bundle;
    }
}
