package duplex.course.lesson;

import java.util.Locale;

/** The same, said in Korean and in English. */
public record Both(String ko, String en) {

    public Both {
        requireText("ko", ko);
        requireText("en", en);
    }

    /** In Korean where that is the language, else in English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("ko") ? ko : en;
    }

    private static void requireText(String language, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a text is missing in " + language);
        }
    }
}
