package duplex.cli;

import duplex.transport.Language;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * What the command says, by key, in one language: {@code duplex/cli/ko.properties} and {@code en.properties}.
 *
 * <p>picocli finds the description of each command and option there by itself, under {@code duplex.serve.port} or, where
 * several commands mean the same by it, {@code port}.
 */
record CommandTexts(ResourceBundle bundle, Language language) {

    static CommandTexts in(Language language) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "duplex.cli." + language.tag(),
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new CommandTexts(bundle, language);
    }

    /** The text of a key, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does. */
    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }
}
