package duplex.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.client.Carrier;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EventLoop;
import duplex.measure.client.Origin;
import duplex.measure.client.PollingStockClient;
import duplex.measure.client.Profile;
import duplex.measure.client.Totals;
import duplex.wire.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The poll that Lubbers and Greco print, replayed: their header sections, and the content that they announce. */
class PollingStockTest {

    /** Their listing with its line ends; without them they count 692 and 179, together 871. */
    private static final int REQUEST = 716;

    private static final int RESPONSE = 193;
    private static final int CONTENT = 21;

    @Test
    void aPollIsTheirsToTheByte() throws IOException {
        List<String> troubles = new ArrayList<>();
        try (SmallServerProcess server = new SmallServerProcess(PollingStockServer.class);
                EventLoop loop = new EventLoop()) {
            ClientSettings settings = new ClientSettings(
                    loop,
                    server.address(),
                    Carrier.HTTP_1,
                    Profile.named(Profile.PUBLISHED),
                    Origin.HTTP,
                    0,
                    new Conversation(1),
                    "",
                    TimeUnit.MILLISECONDS.toNanos(5),
                    new SplittableRandom(1));
            PollingStockClient client = new PollingStockClient(settings, troubles::add);
            loop.execute(() -> client.open(() -> client.poll(System.nanoTime())));
            assertTrue(Pause.until(
                    TimeUnit.SECONDS.toNanos(20), () -> loop.ask(client::totals).unitsDown() >= 3));
            loop.execute(client::pause);
            assertTrue(Pause.until(TimeUnit.SECONDS.toNanos(20), () -> loop.ask(client::isAtRest)));
            Totals totals = loop.ask(client::totals);
            long polls = totals.unitsDown();
            assertEquals(polls, totals.unitsUp());
            assertEquals(REQUEST * polls, totals.up().total());
            assertEquals((RESPONSE + CONTENT) * polls, totals.down().total());
            assertEquals(CONTENT * polls, totals.down().of(Part.CONTENT));
            assertEquals(List.of(), loop.ask(() -> List.copyOf(troubles)));
        }
    }
}
