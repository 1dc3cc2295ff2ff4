package duplex.measure;

import static duplex.measure.Axis.BATCH;
import static duplex.measure.Axis.BURST;
import static duplex.measure.Axis.CARRIER;
import static duplex.measure.Axis.COOKIE;
import static duplex.measure.Axis.DEFLATE;
import static duplex.measure.Axis.DELAY;
import static duplex.measure.Axis.INTERVAL;
import static duplex.measure.Axis.MESSAGES;
import static duplex.measure.Axis.PACE;
import static duplex.measure.Axis.PAGE;
import static duplex.measure.Axis.PROFILE;
import static duplex.measure.Axis.RATE;
import static duplex.measure.Axis.RECEIVERS;
import static duplex.measure.Axis.SECONDS;
import static duplex.measure.Axis.TEXT;
import static duplex.measure.Axis.TRANSPORTS;

import duplex.measure.client.Carrier;
import duplex.measure.client.Profile;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Sets of cells that have a name: {@code --set standard}. Each line is every combination of what it names. */
public enum NamedSet {
    /** One round of the usual transports: the table of plain {@code duplex}, in 30 s on two cores. */
    QUICK(1, Axes.of(INTERVAL, 500).and(MESSAGES, 10)),

    /** What the README's table and most sentences rest on: seven rounds, in a quarter of an hour on two cores. */
    STANDARD(
            7,
            // What one chat message costs, and when it comes, by everything that carries it.
            Axes.of(CARRIER, NamedSet.carriers()).and(MESSAGES, 8),
            Axes.of(TRANSPORTS, "websocket").and(DEFLATE, "on").and(MESSAGES, 8),
            Axes.of(TRANSPORTS, NamedSet.socketIo()).and(MESSAGES, 8),
            // What the page costs by itself, and what is on it.
            Axes.of(TRANSPORTS, "form-post").and(PAGE, NamedSet.pages()).and(MESSAGES, 8),
            // How far away it may be.
            Axes.of(DELAY, 50, 150).and(MESSAGES, 8),
            // When polling is cheaper than being called: from the quiet to the lively.
            Axes.of(RATE, 1).and(MESSAGES, 3).and(TRANSPORTS, "short-polling", "long-polling", "websocket"),
            Axes.of(RATE, 20).and(MESSAGES, 30).and(TRANSPORTS, NamedSet.allButTheForm()),
            Axes.of(RATE, 20).and(MESSAGES, 30).and(TRANSPORTS, "websocket").and(BATCH, 200),
            // What it costs to be there.
            Axes.of(RATE, "idle").and(RECEIVERS, 100).and(SECONDS, 60)),

    /** One axis after the other, from the standard cell: hours. */
    FULL(
            7,
            Axes.of(CARRIER, NamedSet.carriers())
                    .and(PROFILE, "chromium", "firefox", "curl")
                    .and(TEXT, 16, 256, 4_096),
            Axes.of(CARRIER, NamedSet.carriers()).and(DELAY, 50, 150).and(RATE, 1, 5, 20),
            Axes.of(RATE, 1, 5, 20).and(MESSAGES, 40),
            Axes.of(RATE, 5, 20).and(BURST, 10).and(MESSAGES, 40),
            Axes.of(COOKIE, NamedSet.cookies()),
            Axes.of(TRANSPORTS, "websocket").and(DEFLATE, "off", "on").and(TEXT, 16, 256, 4_096),
            Axes.of(TRANSPORTS, "websocket")
                    .and(BATCH, 0, 50, 200)
                    .and(RATE, 5, 20, 100)
                    .and(MESSAGES, 100),
            Axes.of(TRANSPORTS, NamedSet.socketIo()).and(CARRIER, NamedSet.carriers()),
            Axes.of(TRANSPORTS, NamedSet.socketIo()).and(DELAY, 50, 150).and(RATE, 1, 5, 20),
            Axes.of(TRANSPORTS, "form-post", "short-polling").and(INTERVAL, 250, 500, 2_000, 5_000),
            Axes.of(TRANSPORTS, "form-post").and(PAGE, NamedSet.pages()),
            Axes.of(RECEIVERS, 1, 100, 1_000).and(RATE, 1),
            Axes.of(RATE, "idle").and(RECEIVERS, 100).and(CARRIER, NamedSet.carriers())),

    /**
     * Lubbers and Greco: a thousand clients that poll once a second, for a minute, beside WebSocket; with their browser's
     * field lines, for which their very polls are replayed too, and with those of today, on HTTP/1.1 and on HTTP/2.
     */
    PAPER_LUBBERS(
            1,
            NamedSet.lubbers().and(TRANSPORTS, "short-polling").and(PROFILE, Profile.PUBLISHED, "chromium"),
            NamedSet.lubbers().and(TRANSPORTS, "short-polling").and(CARRIER, Carrier.HTTP_2_TLS.key()),
            NamedSet.lubbers().and(TRANSPORTS, "websocket")),

    /** Pimentel and Nickerson: a sensor at 4 Hz, near and far. */
    PAPER_PIMENTEL(
            7,
            Axes.of(TRANSPORTS, "short-polling", "long-polling", "websocket")
                    .and(DELAY, 50, 100, 150, 200)
                    .and(RATE, 4)
                    .and(PACE, "even")
                    .and(INTERVAL, 250)
                    .and(MESSAGES, 20));

    private final int rounds;

    @SuppressWarnings("ImmutableEnumChecker") // a list that cannot be changed, of records that copy theirs
    private final List<Axes> parts;

    NamedSet(int rounds, Axes... parts) {
        this.rounds = rounds;
        this.parts = List.of(parts);
    }

    private static Axes lubbers() {
        return Axes.of(INTERVAL, 1_000).and(RATE, 1).and(RECEIVERS, 1_000).and(MESSAGES, 60);
    }

    private static Object[] carriers() {
        return Arrays.stream(Carrier.values()).map(Carrier::key).toArray();
    }

    private static Object[] cookies() {
        return new Object[] {0, 200, 2_000};
    }

    private static Object[] pages() {
        return new Object[] {0, 20, 50};
    }

    private static Object[] allButTheForm() {
        return Transport.usual().stream()
                .filter(transport -> transport != Transport.FORM_POST)
                .map(Transport::key)
                .toArray();
    }

    private static Object[] socketIo() {
        return new Object[] {Transport.SOCKET_IO_POLLING.key(), Transport.SOCKET_IO_WEBSOCKET.key()};
    }

    /** As in {@code --set paper:lubbers}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    public int rounds() {
        return rounds;
    }

    /**
     * Its cells, each once.
     *
     * @param chosen on these axes other values instead of the set's own
     * @throws IllegalArgumentException when a value is none of its axis
     */
    public List<Cell> cells(Map<Axis, List<String>> chosen) {
        Set<Cell> cells = new LinkedHashSet<>();
        parts.forEach(part -> cells.addAll(part.with(chosen).cells()));
        return List.copyOf(cells);
    }

    public static NamedSet of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no set " + key + "; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(NamedSet::key).toList())));
    }
}
