package duplex.wire;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * The place where each record of a connection is opened or sealed, one after the other. The engine works as ever; what
 * it was given and what it gave back is compared afterwards.
 */
final class TlsTap extends SslConnection {

    private final TappedTlsConnection tap;

    TlsTap(
            Connector connector,
            EndPoint endPoint,
            SSLEngine engine,
            SslConnectionFactory factory,
            TappedTlsConnection tap) {
        super(
                connector.getByteBufferPool(),
                connector.getExecutor(),
                factory.getSslContextFactory(),
                endPoint,
                engine,
                factory.isDirectBuffersForEncryption(),
                factory.isDirectBuffersForDecryption());
        this.tap = tap;
    }

    @Override
    protected SSLEngineResult unwrap(SSLEngine engine, ByteBuffer input, ByteBuffer output) throws SSLException {
        ByteBuffer records = input.duplicate();
        ByteBuffer plaintext = output.duplicate();
        boolean sealed = records.hasRemaining() && records.get(records.position()) == TlsRecords.APPLICATION_DATA;
        boolean handshaking = isHandshaking(engine.getHandshakeStatus());
        try {
            SSLEngineResult result = super.unwrap(engine, input, output);
            if (result.bytesConsumed() > 0) {
                records.limit(records.position() + result.bytesConsumed());
                plaintext.limit(plaintext.position() + result.bytesProduced());
                tap.opened(Direction.UP, records, plaintext, isHandshake(handshaking, result, plaintext));
            }
            return result;
        } catch (SSLException e) {
            if (sealed) {
                tap.refused(Direction.UP);
            }
            throw e;
        }
    }

    @Override
    protected SSLEngineResult wrap(SSLEngine engine, ByteBuffer[] input, ByteBuffer output) throws SSLException {
        ByteBuffer[] given = new ByteBuffer[input.length];
        for (int i = 0; i < input.length; i++) {
            given[i] = input[i].duplicate();
        }
        ByteBuffer records = output.duplicate();
        boolean handshaking = isHandshaking(engine.getHandshakeStatus());
        SSLEngineResult result = super.wrap(engine, input, output);
        if (result.bytesProduced() > 0) {
            records.limit(records.position() + result.bytesProduced());
            ByteBuffer plaintext = taken(given, input, result.bytesConsumed());
            tap.opened(Direction.DOWN, records, plaintext, isHandshake(handshaking, result, plaintext));
        }
        return result;
    }

    private static ByteBuffer taken(ByteBuffer[] before, ByteBuffer[] after, int bytes) {
        ByteBuffer taken = ByteBuffer.allocate(bytes);
        for (int i = 0; i < before.length; i++) {
            taken.put(before[i].limit(after[i].position()));
        }
        return taken.flip();
    }

    /**
     * What carries no plaintext and does not end the connection, while there is a handshake or just before there was one
     * to go on with: a client's Finished ends it, a session ticket follows it. (A key update that asks for no answer
     * looks like a record with nothing in it, and is taken for one.)
     */
    private static boolean isHandshake(boolean before, SSLEngineResult result, ByteBuffer plaintext) {
        boolean after = isHandshaking(result.getHandshakeStatus());
        return !plaintext.hasRemaining() && result.getStatus() != Status.CLOSED && (before || after);
    }

    private static boolean isHandshaking(HandshakeStatus status) {
        return status != HandshakeStatus.NOT_HANDSHAKING;
    }
}
