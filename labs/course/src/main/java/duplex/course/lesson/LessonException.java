package duplex.course.lesson;

import java.io.IOException;
import java.io.Serial;

/** A lesson's folder is not as it must be; the message names the file. */
public final class LessonException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    LessonException(String message, Throwable cause) {
        super(message, cause);
    }

    LessonException(String message) {
        super(message);
    }
}
