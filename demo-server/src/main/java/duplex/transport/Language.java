package duplex.transport;

import java.util.Locale;
import java.util.Optional;

/** The two languages that everything is said in. */
public enum Language {
    KO(Locale.KOREAN),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code <html lang="ko">} and {@code ?lang=ko}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The language that a tag names, whatever region follows it: {@code ko}, {@code ko-KR}. */
    public static Optional<Language> of(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        for (Language each : values()) {
            if (each.tag().equals(language)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
