package duplex.course.check;

import duplex.course.verdict.Output;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Stands in for standard output and error: keeps the first 4 KiB and counts the rest, however much it is. */
final class Printed extends OutputStream {

    private static final int KEPT_BYTES = 4 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long bytes;

    void standIn() {
        PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @Override
    public synchronized void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] more, int offset, int length) {
        bytes += length;
        kept.write(more, offset, Math.min(length, KEPT_BYTES - kept.size()));
    }

    /** All since the last call. */
    synchronized Output take() {
        Output output = new Output(kept.toString(StandardCharsets.UTF_8), bytes);
        kept.reset();
        bytes = 0;
        return output;
    }
}
