package duplex.server;

import duplex.chat.NotKeptException;
import duplex.chat.RefusedException;
import duplex.transport.Refusals;
import duplex.transport.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Announces every line typed on the server's console to everybody in the room, as the study note's server does. */
final class Console extends Thread {

    private final DemoServer server;
    private final Texts texts;
    private final BufferedReader lines;

    /** @param texts in the language of whoever types */
    Console(DemoServer server, InputStream input, Texts texts) {
        super("console");
        setDaemon(true);
        this.server = server;
        this.texts = texts;
        this.lines = new BufferedReader(new InputStreamReader(input, charset()));
    }

    /** A terminal has an encoding of its own, which need not be the JVM's default. */
    private static Charset charset() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::charset)
                .orElse(Charset.defaultCharset());
    }

    /** Until the input ends; a server that was started without one just goes on serving. */
    @Override
    public void run() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    announce(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the console failed", e);
        }
    }

    private void announce(String line) {
        try {
            server.announce(line);
        } catch (RefusedException e) {
            System.err.println(Refusals.line(texts, e));
        } catch (NotKeptException e) { // the next may well be kept
            System.err.println(texts.get("refused.not-kept", e.reason()));
        }
    }
}
