package duplex.course.kit;

import java.io.Serial;
import java.util.Optional;

/** What the student's code answered is not what was expected. */
public final class Wrong extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Shown sent;
    private final transient Shown came;
    private final transient Shown expected;
    private final transient Optional<String> help;

    Wrong(Shown sent, Shown came, Shown expected, Optional<String> help) {
        super("sent " + sent.text() + ", expected " + expected.text() + ", but came " + came.text());
        this.sent = sent;
        this.came = came;
        this.expected = expected;
        this.help = help;
    }

    public Shown sent() {
        return sent;
    }

    public Shown came() {
        return came;
    }

    public Shown expected() {
        return expected;
    }

    /** The name of the sentence that helps whoever answered this. */
    public Optional<String> help() {
        return help;
    }
}
