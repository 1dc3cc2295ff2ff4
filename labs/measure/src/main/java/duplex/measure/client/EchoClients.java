package duplex.measure.client;

import duplex.measure.ChatLine;
import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends, waits until it comes back, sends again: how long one round takes, alone on the line. By WebSocket through the
 * whole server, and on a bare socket to a server that only returns what it gets: the floor under any transport on this
 * machine, with this client.
 */
public final class EchoClients {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    private EchoClients() {}

    /**
     * A WebSocket client's own chat messages coming back, in nanoseconds. Completes exceptionally when something goes
     * wrong.
     */
    public static CompletableFuture<Histogram> webSocket(ClientSettings settings, List<ChatLine> lines) {
        Rounds rounds = new Rounds(lines.size());
        settings.loop().execute(() -> {
            ChatClient[] client = new ChatClient[1];
            Observer observer = new Observer() {
                @Override
                public void sent(int message, long nanos) {
                    rounds.sent(nanos);
                }

                @Override
                public void acknowledged(int message, long nanos) {
                    if (rounds.returned(nanos)) {
                        client[0].post(lines.get(rounds.done()));
                    } else {
                        client[0].leave();
                    }
                }

                @Override
                public void trouble(String what) {
                    rounds.fail(what);
                }
            };
            client[0] = new WebSocketChatClient(settings, observer);
            client[0].open(() -> client[0].post(lines.get(0)));
        });
        return rounds.result;
    }

    /** The same on a bare socket, with messages of {@code bytes} bytes. */
    public static CompletableFuture<Histogram> bare(EventLoop loop, InetSocketAddress server, int bytes, int count) {
        Rounds rounds = new Rounds(count);
        loop.execute(() -> {
            try {
                new BareClient(loop, server, bytes, rounds);
            } catch (IOException e) {
                rounds.fail(e.toString());
            }
        });
        return rounds.result;
    }

    /** Its bytes are no HTTP: the parser counts them as such, and that they came is all there is to know. */
    private static final class BareClient implements WireListener, Connection.Events {
        private final Connection connection;
        private final int bytes;
        private final Rounds rounds;
        private int missing;

        BareClient(EventLoop loop, InetSocketAddress server, int bytes, Rounds rounds) throws IOException {
            this.bytes = bytes;
            this.rounds = rounds;
            this.connection = new Connection(loop, server, Carrier.HTTP_1, this, this);
        }

        @Override
        public void connected() {
            send();
        }

        private void send() {
            missing = bytes;
            rounds.sent(System.nanoTime());
            connection.send(ByteBuffer.allocate(bytes));
        }

        @Override
        public void counted(Direction direction, Part part, int count) {
            if (direction == Direction.DOWN) {
                missing -= count;
            }
        }

        @Override
        public void received(long nanos) {
            if (missing > 0) {
                return;
            }
            if (rounds.returned(nanos)) {
                send();
            } else {
                connection.close();
            }
        }

        @Override
        public void lost(String reason) {
            rounds.fail(reason);
        }
    }

    private static final class Rounds {
        private final CompletableFuture<Histogram> result = new CompletableFuture<>();
        private final Histogram histogram = new Histogram(TimeUnit.MICROSECONDS.toNanos(LONGEST_MICROS), DIGITS);
        private final int count;
        private int done;
        private long sentAt;

        Rounds(int count) {
            this.count = count;
        }

        int done() {
            return done;
        }

        void sent(long nanos) {
            sentAt = nanos;
        }

        /** Whether there is another round to go. */
        boolean returned(long nanos) {
            histogram.recordValue(nanos - sentAt);
            done++;
            if (done == count) {
                result.complete(histogram);
            }
            return done < count;
        }

        void fail(String reason) {
            result.completeExceptionally(new IOException(reason));
        }
    }
}
