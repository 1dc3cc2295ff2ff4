package duplex.course.kit;

import java.io.Serial;

/** The student's code returned null. */
public final class NothingCame extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    NothingCame() {
        super("null was returned");
    }
}
