package duplex.course.student;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.CharacterCodingException;

/** A student's file is written in another encoding, as some editors do. */
public final class NotUtf8Exception extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;

    NotUtf8Exception(String file, CharacterCodingException cause) {
        super(file + " is not UTF-8", cause);
        this.file = file;
    }

    /** Its name. */
    public String file() {
        return file;
    }
}
