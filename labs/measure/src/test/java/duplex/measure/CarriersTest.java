package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.client.Carrier;
import duplex.measure.client.ChatClient;
import duplex.measure.client.ChatClients;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EventLoop;
import duplex.measure.client.Observer;
import duplex.measure.client.Profile;
import duplex.measure.client.Totals;
import duplex.wire.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transport by every carrier: one client says something, another hears it, and both ends of the wire have counted
 * the same, part by part. The servers are processes of their own; the one in clear text agrees to permessage-deflate.
 */
class CarriersTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MESSAGES = 3;
    private static final int TEXT_BYTES = 200;

    private static ServerProcess clear;
    private static String clearEpoch;
    private static ServerProcess tls;
    private static String tlsEpoch;

    /** The room remembers ids: no two runs may say the same. */
    private static long seed = 900;

    @BeforeAll
    static void start() throws IOException {
        clear = ServerProcess.start(List.of("--deflate"));
        clearEpoch = About.epoch(clear.address(), Carrier.HTTP_1);
        tls = ServerProcess.start(Carrier.HTTP_1_TLS.serverOptions());
        tlsEpoch = About.epoch(tls.address(), Carrier.HTTP_1_TLS);
    }

    @AfterAll
    static void stop() throws IOException {
        clear.close();
        tls.close();
    }

    static Stream<Arguments> everyTransportByEveryCarrier() {
        return Arrays.stream(Carrier.values())
                .flatMap(carrier ->
                        Arrays.stream(Transport.values()).map(transport -> Arguments.of(carrier, transport)));
    }

    @ParameterizedTest
    @MethodSource("everyTransportByEveryCarrier")
    void clientsAndTapCountTheSame(Carrier carrier, Transport transport) throws IOException {
        ServerProcess server = carrier.tls() ? tls : clear;
        try (EventLoop loop = new EventLoop()) {
            Talk talk = new Talk(loop, server, carrier, transport, seed++);
            talk.open();
            talk.assertBothCountTheSame("when they have joined");
            talk.speak();
            talk.assertBothCountTheSame("when all is said");
            talk.assertPartsAreThoseOf(carrier);
            talk.hangUp();
            talk.assertBothCountTheSame("when they have hung up");
        }
    }

    /** Two clients, one that speaks and one that listens. */
    private static final class Talk implements Observer {

        private final EventLoop loop;
        private final ServerProcess server;
        private final Transport transport;
        private final TapReading before;
        private final Conversation conversation;
        private final ChatClient sender;
        private final ChatClient receiver;
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger acknowledged = new AtomicInteger();
        private final AtomicInteger heard = new AtomicInteger();
        private final List<String> troubles = new ArrayList<>();

        Talk(EventLoop loop, ServerProcess server, Carrier carrier, Transport transport, long seed) throws IOException {
            this.conversation = new Conversation(seed);
            this.loop = loop;
            this.server = server;
            this.transport = transport;
            ClientSettings settings = new ClientSettings(
                    loop,
                    server.address(),
                    carrier,
                    Profile.named("chromium"),
                    carrier.origin(),
                    0,
                    conversation,
                    carrier.tls() ? tlsEpoch : clearEpoch,
                    INTERVAL,
                    new SplittableRandom(seed));
            sender = ChatClients.sender(transport, settings, this);
            receiver = ChatClients.receiver(transport, settings, this);
            before = server.control().read(transport);
        }

        @Override
        public void acknowledged(int message, long nanos) {
            acknowledged.incrementAndGet();
        }

        @Override
        public void heard(int message, long nanos, int representationBytes) {
            heard.incrementAndGet();
        }

        @Override
        public void trouble(String what) {
            troubles.add(what);
        }

        void open() {
            loop.execute(() -> {
                sender.open(opened::incrementAndGet);
                receiver.open(opened::incrementAndGet);
            });
            await("joined", () -> opened.get() == 2);
        }

        void speak() {
            List<ChatLine> lines = conversation.next(MESSAGES, TEXT_BYTES);
            int alreadyHeard = heard.get();
            loop.execute(() -> {
                receiver.listen(System.nanoTime());
                lines.forEach(sender::post);
            });
            await("said", () -> acknowledged.get() == MESSAGES);
            await("heard", () -> heard.get() - alreadyHeard >= MESSAGES);
            loop.execute(receiver::pause);
            await("at rest", () -> loop.ask(() -> sender.isAtRest() && receiver.isAtRest()));
        }

        /** As a measurement does: a held poll is answered by a last chat message, a WebSocket has its closing handshake. */
        void hangUp() {
            loop.execute(() -> {
                boolean held = receiver.isHeld();
                receiver.leave();
                if (held) {
                    sender.post(conversation.next(1, TEXT_BYTES).get(0));
                } else {
                    sender.leave();
                }
            });
            await("left", () -> loop.ask(() -> sender.isAtRest() && receiver.isAtRest() && !receiver.isHeld()));
            loop.execute(() -> {
                sender.close();
                receiver.close();
            });
            await("hung up", () -> loop.ask(loop::connections) == 0);
        }

        private void await(String what, BooleanSupplier condition) {
            boolean done = Pause.until(PATIENCE, () -> loop.ask(() -> !troubles.isEmpty()) || condition.getAsBoolean());
            assertEquals(List.of(), loop.ask(() -> List.copyOf(troubles)));
            assertTrue(done, "not " + what + " in time");
        }

        /** The server's tap may be a moment behind the socket. */
        void assertBothCountTheSame(String when) throws IOException {
            long deadline = System.nanoTime() + PATIENCE;
            Totals clients = totals();
            TapReading tap = tap();
            while ((!clients.up().equals(tap.up()) || !clients.down().equals(tap.down()))
                    && System.nanoTime() - deadline < 0) {
                Pause.millis(10);
                clients = totals();
                tap = tap();
            }
            for (Part part : Part.values()) {
                assertEquals(tap.up().of(part), clients.up().of(part), when + ", up, " + part);
                assertEquals(tap.down().of(part), clients.down().of(part), when + ", down, " + part);
            }
            assertEquals(tap.up(), clients.up(), when + ", up");
            assertEquals(tap.down(), clients.down(), when + ", down");
        }

        private Totals totals() {
            return loop.ask(() -> sender.totals().plus(receiver.totals()));
        }

        private TapReading tap() throws IOException {
            return server.control().read(transport).minus(before);
        }

        void assertPartsAreThoseOf(Carrier carrier) {
            Totals totals = totals();
            assertEquals(0, totals.up().of(Part.UNPARSED) + totals.down().of(Part.UNPARSED));
            assertEquals(carrier.tls(), totals.up().of(Part.TLS_RECORD) > 0, "records");
            assertEquals(carrier.tls(), totals.down().of(Part.TLS_HANDSHAKE) > 0, "handshake");
            assertEquals(carrier == Carrier.HTTP_2_TLS, totals.up().of(Part.HTTP2_FIELDS) > 0, "HTTP/2");
            assertEquals(carrier != Carrier.HTTP_2_TLS, totals.up().of(Part.FIELDS) > 0, "HTTP/1.1");
            boolean compressed = carrier == Carrier.HTTP_1
                    && (transport == Transport.WEBSOCKET || transport == Transport.SOCKET_IO_WEBSOCKET);
            assertEquals(compressed, totals.up().payloadInflated() > 0, "permessage-deflate");
            assertEquals(compressed, totals.down().payloadInflated() > 0, "permessage-deflate");
        }
    }
}
