package duplex.measure.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What the harness says to people, by key, in Korean or English: {@code duplex/measure/texts/ko.properties}, {@code en}. */
public final class Wording {

    private final ResourceBundle bundle;

    /** @param locale Korean, or anything else for English */
    public Wording(Locale locale) {
        this("duplex.measure.texts.", locale);
    }

    /** The same of other texts than the harness's own: {@code bundles} and {@code ko} or {@code en}. */
    public Wording(String bundles, Locale locale) {
        String tag = locale.getLanguage().equals("ko") ? "ko" : "en";
        bundle = ResourceBundle.getBundle(
                bundles + tag,
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does. */
    public String get(String key, Object... arguments) {
        try {
            return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no text " + key, e);
        }
    }
}
