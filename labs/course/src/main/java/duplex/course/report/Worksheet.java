package duplex.course.report;

import duplex.course.lesson.Both;
import duplex.course.lesson.LessonFolder;
import duplex.course.screen.Words;

/** A lab on paper, one sheet of A4 to fill in: predict, observe, conclude. It says what the lesson says. */
public record Worksheet(Words words, LessonFolder lab) {

    /** In the sheet's language. */
    String say(Both text) {
        return text.in(words.locale());
    }

    String say(String key, Object... arguments) {
        return words.get("worksheet." + key, arguments);
    }
}
