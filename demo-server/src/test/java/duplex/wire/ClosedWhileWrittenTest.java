package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that one thread closes while another writes to it; Jetty then takes back the buffers it writes from. */
class ClosedWhileWrittenTest {

    private final Ledger ledger = new Ledger(Map.of());
    private final Server server = new Server();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    private final ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory()) {
        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            return new TappedEndPoint(new ClosingChannel(channel), selector, key, getScheduler(), ledger::open);
        }
    };

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Callback watched = Callback.from(() -> failure.complete(new AssertionError("written")), reason -> {
                    failure.complete(reason);
                    callback.failed(reason);
                });
                response.write(true, ByteBuffer.allocate(100), watched);
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    /** For Jetty and Javalin that is a client that has gone; anything else they would take for a bug, and log. */
    @Test
    void whoeverWritesIsToldThatTheClientHasGone() throws Exception {
        try (RawClient client = new RawClient(connector.getLocalPort())) {
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertInstanceOf(EofException.class, failure.get(20, TimeUnit.SECONDS));
        }
    }

    /** Is closed in the middle of its first write, and what was being written is taken back then. */
    private static final class ClosingChannel extends ForwardingChannel {

        ClosingChannel(SocketChannel socket) {
            super(socket);
        }

        /** As the JDK's does it: what has been written is noted in the buffers afterwards. */
        @Override
        public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
            long written = super.write(buffers, offset, length);
            close();
            for (int i = 0; i < length; i++) {
                int after = buffers[offset + i].position();
                buffers[offset + i].limit(0); // by the other thread
                buffers[offset + i].position(after);
            }
            return written;
        }
    }
}
