package duplex.transport;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
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

    /** The other one, for the link that switches. */
    public Language other() {
        return this == KO ? EN : KO;
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

    /**
     * The one that a reader likes best, as an {@code Accept-Language} field says it (RFC 9110 s. 12.5.4; matched by
     * lookup, RFC 4647 s. 3.4); empty when it names neither, or cannot be read.
     */
    public static Optional<Language> preferred(String acceptLanguage) {
        try {
            List<LanguageRange> ranges = LanguageRange.parse(acceptLanguage);
            return Optional.ofNullable(Locale.lookup(ranges, List.of(Locale.ENGLISH, Locale.KOREAN)))
                    .flatMap(found -> of(found.toLanguageTag()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
