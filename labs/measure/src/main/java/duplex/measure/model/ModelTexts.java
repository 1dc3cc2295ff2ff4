package duplex.measure.model;

import duplex.measure.report.Wording;
import java.util.Locale;

/** What the models say to people, by key: {@code duplex/measure/model/ko.properties}, {@code en.properties}. */
final class ModelTexts {

    static final ModelTexts KOREAN = new ModelTexts(Locale.KOREAN);
    static final ModelTexts ENGLISH = new ModelTexts(Locale.ENGLISH);

    private final Wording wording;

    ModelTexts(Locale locale) {
        this.wording = new Wording("duplex.measure.model.", locale);
    }

    String get(String key, Object... arguments) {
        return wording.get(key, arguments);
    }

    String source(Paper paper) {
        return get("paper." + paper.key());
    }

    /** What the figure is of. */
    String what(Figure figure) {
        return get("figure." + figure.key());
    }

    String unit(Figure figure) {
        return get("unit." + figure.unit());
    }

    /** The verdict, why, and whether the model went far beyond what was measured. */
    String verdict(Figure figure) {
        String words = get("verdict." + figure.verdict().key()) + ". " + get("why." + figure.key());
        return figure.extrapolated() ? words + " " + get("extrapolated") : words;
    }
}
