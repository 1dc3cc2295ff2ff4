package duplex.course.kit;

import java.io.Serial;

/** The student's code threw an exception where nobody called it, or a checked one; it is the cause. */
public final class ThrownByTheStudent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ThrownByTheStudent(Exception cause) {
        super(cause);
    }
}
