package duplex.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads what a server sends, byte by byte: HTTP/1.1 responses, the chunks and events of a stream, WebSocket frames. */
class RawReader {

    private final DataInputStream in;

    /** Of the chunk in which {@link #event} goes on. */
    private int leftOfChunk;

    RawReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    record Response(int status, String head, String content) {
        Optional<String> field(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst();
        }
    }

    Response response() {
        try {
            String head = head();
            int status = Integer.parseInt(head.substring(9, 12));
            Response empty = new Response(status, head, "");
            int length = Integer.parseInt(empty.field("Content-Length").orElse("0"));
            return new Response(status, head, text(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** One chunk of a chunked message body (RFC 9112, section 7.1); empty for the last one. */
    String chunk() {
        return new String(chunkBytes(), StandardCharsets.UTF_8);
    }

    /** Jetty sends the line end after a chunk with the next one; so it is read then. */
    byte[] chunkBytes() {
        try {
            byte[] chunk = new byte[chunkSize()];
            in.readFully(chunk);
            if (chunk.length == 0 && !line().isEmpty()) {
                throw new AssertionError("a trailer section was not expected");
            }
            return chunk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int chunkSize() throws IOException {
        String size = line();
        return Integer.parseInt(size.isEmpty() ? line() : size, 16);
    }

    /** The next event of a stream, with the empty line that ends it, wherever chunks begin and end. */
    String event() {
        StringBuilder event = new StringBuilder();
        try {
            while (event.lastIndexOf("\n\n") < 0) {
                event.append((char) contentByte());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(event.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private int contentByte() throws IOException {
        if (leftOfChunk == 0) {
            leftOfChunk = chunkSize();
        }
        if (leftOfChunk == 0) {
            throw new EOFException("the stream has ended");
        }
        leftOfChunk--;
        return in.readUnsignedByte();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!line.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n")) {
            line.write(in.readByte());
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** What a server sent in one frame; for a close frame the text starts with the code. */
    record Frame(int opcode, String text) {}

    Frame frame() {
        try {
            int opcode = in.readUnsignedByte() & 0x0F;
            int length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = Math.toIntExact(in.readLong());
            }
            if (opcode == 8 && length >= 2) {
                int code = in.readUnsignedShort();
                return new Frame(opcode, code + " " + text(length - 2));
            }
            return new Frame(opcode, text(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it: what is cut off half-way is not taken for the whole. */
    private String text(int bytes) throws IOException {
        byte[] text = new byte[bytes];
        in.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Whether the server has ended the connection; waits for it. Silence is no end. */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset: ended as well
        }
    }
}
