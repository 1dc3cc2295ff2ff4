package duplex.measure.client;

import duplex.wire.Direction;
import duplex.wire.TlsParser;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * The client's end of TLS on one connection: the engine of the JDK, and beside it the parser, which learns what is in each
 * record, as the server's tap does at the other end. TLS 1.3 (RFC 8446), as Java speaks it: the handshake is not the size
 * of a browser's, and each record has 16 bytes of padding (section 5.4), 38 bytes around the plaintext instead of the 22 of
 * browsers. Java's server does the same to everybody.
 *
 * <p>For the loop's thread, on which keys are computed too: about a millisecond for each connection.
 */
final class TlsEnd {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final TlsParser parser;
    private final Consumer<ByteBuffer> out;

    /** The beginning of a record that has not come whole. */
    private ByteBuffer unopened = NOTHING;

    private boolean ended;

    /**
     * A connection that is about to begin.
     *
     * @param out takes the records, which are its own from then on
     */
    TlsEnd(SSLEngine engine, TlsParser parser, Consumer<ByteBuffer> out) {
        this.engine = engine;
        this.parser = parser;
        this.out = out;
    }

    void begin() throws SSLException {
        engine.beginHandshake();
        goOn();
    }

    /** Whether the handshake, which has begun, is complete. */
    boolean isEstablished() {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Whether the server has said that nothing more will come. */
    boolean isEnded() {
        return ended;
    }

    /** Puts all of the plaintext into records. */
    void seal(ByteBuffer plaintext) throws SSLException {
        do {
            if (wrap(plaintext) == 0 && plaintext.hasRemaining()) {
                throw new SSLException("TLS is not open, or no longer");
            }
        } while (plaintext.hasRemaining());
    }

    /** The word that nothing more will come from here, as a record: close_notify. */
    void end() throws SSLException {
        engine.closeOutbound();
        wrap(NOTHING);
    }

    /**
     * Opens records as they come, whole or in pieces.
     *
     * @param plaintext takes what was in them, piece by piece; a view that is only valid during the call
     */
    void open(ByteBuffer bytes, Consumer<ByteBuffer> plaintext) throws SSLException {
        ByteBuffer records = joined(unopened, bytes);
        boolean more = true;
        while (more && records.hasRemaining()) {
            more = openOne(records, plaintext);
            goOn();
        }
        unopened = joined(records, NOTHING);
    }

    /** Tells whether another record may follow. */
    private boolean openOne(ByteBuffer records, Consumer<ByteBuffer> plaintext) throws SSLException {
        ByteBuffer record = records.duplicate();
        ByteBuffer contained = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        SSLEngineResult result;
        try {
            result = engine.unwrap(records, contained);
        } catch (SSLException e) {
            parser.refused(Direction.DOWN);
            throw e;
        }
        contained.flip();
        ended |= result.getStatus() == Status.CLOSED;
        if (result.bytesConsumed() > 0) {
            record.limit(records.position());
            parser.opened(Direction.DOWN, record, contained, isHandshake(result, contained));
        }
        if (contained.hasRemaining()) {
            plaintext.accept(contained);
        }
        return result.getStatus() == Status.OK;
    }

    /** Does what the handshake asks for, until it is the server's turn. */
    private void goOn() throws SSLException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap(NOTHING.duplicate());
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                    return;
                }
            }
        }
    }

    /** Tells how many bytes went out, 0 where the engine takes nothing now. */
    private int wrap(ByteBuffer plaintext) throws SSLException {
        ByteBuffer given = plaintext.duplicate();
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(plaintext, record);
        record.flip();
        if (record.hasRemaining()) {
            given.limit(plaintext.position());
            parser.opened(Direction.UP, record, given, isHandshake(result, given));
            out.accept(record);
        }
        return result.bytesProduced();
    }

    /** What carries no plaintext and does not end the connection: the handshake, and the tickets after it. */
    private static boolean isHandshake(SSLEngineResult result, ByteBuffer contained) {
        return !contained.hasRemaining() && result.getStatus() != Status.CLOSED;
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        if (!first.hasRemaining()) {
            return second;
        }
        ByteBuffer joined = ByteBuffer.allocate(first.remaining() + second.remaining());
        return joined.put(first).put(second).flip();
    }
}
