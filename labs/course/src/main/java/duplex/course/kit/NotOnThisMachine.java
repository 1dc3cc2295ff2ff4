package duplex.course.kit;

import duplex.course.lesson.Need;
import java.io.Serial;
import org.opentest4j.TestAbortedException;

/** A check needs what this machine does not have: it is neither right nor wrong. */
public final class NotOnThisMachine extends TestAbortedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Need need;

    NotOnThisMachine(Need need) {
        super("needs " + need);
        this.need = need;
    }

    public Need need() {
        return need;
    }
}
