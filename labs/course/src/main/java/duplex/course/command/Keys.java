package duplex.course.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Single keys, without Enter. */
interface Keys extends AutoCloseable {

    /** What stands for "the input has ended", as Ctrl-D does. */
    char END = 'q';

    /** Whether keys can come at all. */
    boolean areThere();

    /** The next key, in lower case; empty when none comes in time. */
    Optional<Character> next(Duration patience) throws IOException;

    /** A whole line, as it is typed with Enter; empty at the end of input. */
    Optional<String> line() throws IOException;

    @Override
    void close() throws IOException;
}
