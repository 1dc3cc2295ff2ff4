package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.browser.ThrowAwayCertificate;
import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.TlsParser;
import duplex.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.api.Test;

/** Against an engine of the JDK on the server's side, whose records come in pieces. */
class TlsEndTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello";
    private static final int[] PIECES = {1, 2, 3, 5, 7, 64, 1_000, 100_000};

    @Test
    void recordsAreOpenedHoweverTheyAreCut() throws IOException {
        SSLContext certificate = ThrowAwayCertificate.context();
        for (int piece : PIECES) {
            Talk talk = new Talk(certificate, piece);
            talk.shakeHands();
            talk.fromServer(ANSWER);
            assertEquals(ANSWER, talk.heard.toString(UTF_8), "in pieces of " + piece);
            assertEquals(5, talk.content, "in pieces of " + piece);
            assertEquals(talk.onTheWire, talk.counted, "in pieces of " + piece);
            assertEquals(0, talk.unparsed);
        }
    }

    private static final class Talk implements WireListener {
        private final int piece;
        private final SSLEngine server;
        private final TlsParser parser = new TlsParser(this);
        private final Queue<ByteBuffer> fromClient = new ArrayDeque<>();
        private final TlsEnd client = new TlsEnd(Trust.engine("http/1.1"), parser, fromClient::add);
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private int onTheWire;
        private int counted;
        private int content;
        private int unparsed;

        Talk(SSLContext certificate, int piece) {
            this.piece = piece;
            server = certificate.createSSLEngine();
            server.setUseClientMode(false);
        }

        @Override
        public void counted(Direction direction, Part part, int bytes) {
            if (direction == Direction.DOWN) {
                counted += bytes;
                content += part == Part.CONTENT ? bytes : 0;
            }
            unparsed += part == Part.UNPARSED ? bytes : 0;
        }

        void shakeHands() throws IOException {
            client.begin();
            // The handshake is over when the server has seen the client's last word, and has sent what follows it.
            while (!fromClient.isEmpty() || server.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                while (!fromClient.isEmpty()) {
                    toServer(fromClient.remove());
                }
                while (server.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                    seal(ByteBuffer.allocate(0));
                }
            }
            assertTrue(client.isEstablished());
        }

        private void toServer(ByteBuffer records) throws IOException {
            parser.accept(Direction.UP, records);
            ByteBuffer plaintext = ByteBuffer.allocate(server.getSession().getApplicationBufferSize());
            while (records.hasRemaining()) {
                server.unwrap(records, plaintext);
                while (server.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                    server.getDelegatedTask().run();
                }
            }
        }

        void fromServer(String text) throws IOException {
            seal(UTF_8.encode(text));
        }

        private void seal(ByteBuffer plaintext) throws IOException {
            ByteBuffer record = ByteBuffer.allocate(server.getSession().getPacketBufferSize());
            server.wrap(plaintext, record);
            record.flip();
            onTheWire += record.remaining();
            while (record.hasRemaining()) {
                int taken = Math.min(piece, record.remaining());
                ByteBuffer bytes = record.slice(record.position(), taken);
                record.position(record.position() + taken);
                parser.accept(Direction.DOWN, bytes);
                client.open(bytes, part -> {
                    byte[] copy = new byte[part.remaining()];
                    part.get(copy);
                    heard.writeBytes(copy);
                });
            }
        }
    }
}
