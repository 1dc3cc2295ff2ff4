package duplex.measure.claims;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * What is said about claims, in Korean or English: {@code duplex/measure/claims/ko.properties}, {@code en.properties}; and the
 * note's own words, {@code note.properties}, which are Korean in either.
 */
final class ClaimTexts {

    private final ResourceBundle texts;
    private final ResourceBundle note;

    /** @param locale Korean, or anything else for English */
    ClaimTexts(Locale locale) {
        texts = bundle(locale.getLanguage().equals("ko") ? "ko" : "en");
        note = bundle("note");
    }

    private static ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(
                "duplex.measure.claims." + name,
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The note's sentence, verbatim. */
    String quotation(Claim claim) {
        return note.getString(String.valueOf(claim.number()));
    }

    /** The same in this language: in English a translation, in Korean in one short sentence of ours. */
    String says(Claim claim) {
        return get(claim.number() + ".says");
    }

    /** Where the verdict holds, and where another would. */
    String scope(Claim claim) {
        return get(claim.number() + ".scope");
    }

    /** What decides: the sections of the specifications, or the threshold. */
    String rule(Claim claim) {
        return get(claim.number() + ".rule");
    }

    /** What is done to find out. */
    String experiment(Claim claim) {
        return get(claim.number() + ".experiment");
    }

    /** What a measured value is. */
    String label(Claim claim, Measured measured) {
        return get(claim.number() + ".measured." + measured.key());
    }

    /** A measured value with its unit and its interval, such as {@code 12.1 ms (11.8 – 12.9)}. */
    String value(Measured measured) {
        String value = get("unit." + measured.unit().key(), number(measured, measured.value()));
        if (measured.unit() == Unit.YES_OR_NO) {
            value = get(measured.value() == 0 ? "no" : "yes");
        }
        return value
                + measured.interval()
                        .map(interval -> " (" + number(measured, interval.low()) + " – "
                                + number(measured, interval.high()) + ")")
                        .orElse("");
    }

    /** Whole numbers whole, others with three digits that count. */
    private static String number(Measured measured, double value) {
        boolean isName = measured.unit() == Unit.CODE || measured.unit() == Unit.YEAR;
        if (isName || value == Math.rint(value)) {
            return String.format(Locale.ROOT, isName ? "%.0f" : "%,.0f", value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    String verdict(Verdict verdict) {
        return get("verdict." + verdict.key());
    }

    String reason(Reason reason) {
        Object[] arguments = reason.arguments().toArray();
        if (reason.key().equals(Trial.MISSING)) {
            arguments[0] = get("need." + arguments[0]);
        }
        return get("reason." + reason.key(), arguments);
    }

    /** A text by its key; where there are arguments, {@code {0}} … are replaced as {@link MessageFormat} does. */
    String get(String key, Object... arguments) {
        try {
            String text = texts.getString(key);
            return arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no text " + key, e);
        }
    }
}
