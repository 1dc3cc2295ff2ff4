package duplex.course.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** Single keys of a terminal, without Enter; where there is no terminal, or a dumb one, no key ever comes. */
final class TerminalKeys implements Keys {

    private final Terminal terminal;
    private final boolean single;
    private final Attributes usual;

    TerminalKeys() throws IOException {
        terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        single = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        usual = terminal.getAttributes();
        if (single) {
            terminal.enterRawMode();
        }
    }

    @Override
    public boolean areThere() {
        return single;
    }

    @Override
    public Optional<Character> next(Duration patience) throws IOException {
        if (!single) {
            sleep(patience);
            return Optional.empty();
        }
        int key = terminal.reader().read(patience.toMillis());
        if (key == NonBlockingReader.READ_EXPIRED) {
            return Optional.empty();
        }
        return Optional.of(key < 0 || key == 4 ? END : Character.toLowerCase((char) key));
    }

    private static void sleep(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public Optional<String> line() throws IOException {
        terminal.setAttributes(usual);
        try {
            StringBuilder line = new StringBuilder();
            for (int next = terminal.reader().read();
                    next != '\n' && next != '\r';
                    next = terminal.reader().read()) {
                if (next < 0) {
                    return Optional.empty();
                }
                line.append((char) next);
            }
            return Optional.of(line.toString());
        } finally {
            terminal.enterRawMode();
        }
    }

    @Override
    public void close() throws IOException {
        if (single) {
            terminal.setAttributes(usual);
        }
        terminal.close();
    }
}
