package duplex.transport;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What is said to people, by key, in one language: {@code duplex/texts/ko.properties} and {@code en.properties}. */
public final class Texts {

    private static final Texts KO = new Texts(Language.KO);
    private static final Texts EN = new Texts(Language.EN);

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "duplex.texts." + language.tag(),
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Texts in(Language language) {
        return switch (language) {
            case KO -> KO;
            case EN -> EN;
        };
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
}
