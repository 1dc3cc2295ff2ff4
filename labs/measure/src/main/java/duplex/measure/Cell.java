package duplex.measure;

import duplex.measure.client.Carrier;
import duplex.measure.client.Origin;
import duplex.measure.client.Profile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One combination that is measured: a value on each {@link Axis}. What makes no difference to its transport is left out,
 * so that two cells are equal when they measure the same.
 *
 * @param values as they stand in options; an axis without one has its standard value
 */
public record Cell(Map<Axis, String> values) {

    public static final int LONGEST_TEXT = 4_096;
    public static final int SHORTEST_TEXT = 4;
    private static final String IDLE = "idle";
    private static final String ENOUGH = "enough";
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_MESSAGES = 1_000_000;
    private static final int MOST_ON_A_PAGE = 50;

    /**
     * The server keeps an idle connection for a minute. Who asks once a minute meets its hanging up, sometimes with a
     * request under way, which one end counts and the other never sees.
     */
    private static final int LONGEST_INTERVAL = 50_000;

    /** @throws IllegalArgumentException when a value is none of its axis */
    public Cell(Map<Axis, String> values) {
        EnumMap<Axis, String> meant = new EnumMap<>(values);
        Transport transport = Transport.of(meant.getOrDefault(Axis.TRANSPORTS, ""));
        boolean tls = Carrier.of(valueOf(meant, Axis.CARRIER)).tls();
        boolean idle = valueOf(meant, Axis.RATE).equals(IDLE);
        meant.replaceAll((axis, value) -> plain(value));
        meant.entrySet()
                .removeIf(each -> !each.getKey().matters(transport, tls, idle)
                        || each.getValue().equals(each.getKey().standard()));
        this.values = Collections.unmodifiableMap(meant);
        check();
    }

    /** A transport, and the standard value on every other axis. */
    public static Cell of(Transport transport) {
        return new Cell(Map.of(Axis.TRANSPORTS, transport.key()));
    }

    /** The same with another value on an axis: {@code Cell.of(WEBSOCKET).with(Axis.RATE, 20)}. */
    public Cell with(Axis axis, Object value) {
        EnumMap<Axis, String> changed = new EnumMap<>(values);
        changed.put(axis, value.toString());
        return new Cell(changed);
    }

    /** One spelling for a number: 5.0 is 5. */
    private static String plain(String value) {
        return value.matches("\\d+(\\.\\d+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private void check() {
        within(Axis.COOKIE, 0, 4_000);
        within(Axis.BATCH, 0, 1_000);
        within(Axis.DELAY, 0, 1_000);
        within(Axis.PAGE, 0, MOST_ON_A_PAGE);
        require(
                number(Axis.INTERVAL) <= LONGEST_INTERVAL,
                "interval must be at most " + LONGEST_INTERVAL + ", was " + number(Axis.INTERVAL)
                        + ": after 60 s the server ends a connection that is idle");
        within(Axis.INTERVAL, 50, LONGEST_INTERVAL);
        within(Axis.BURST, 1, 1_000);
        within(Axis.TEXT, SHORTEST_TEXT, LONGEST_TEXT);
        within(Axis.RECEIVERS, 1, MOST_CLIENTS);
        within(Axis.MESSAGES, 1, MOST_MESSAGES);
        within(Axis.WARM_UP, 1, MOST_MESSAGES);
        within(Axis.SECONDS, 1, 3_600);
        if (!value(Axis.SENDERS).equals(ENOUGH)) {
            within(Axis.SENDERS, 1, MOST_CLIENTS);
        }
        require(
                isIdle() || (rate() >= 0.01 && rate() <= 10_000),
                "rate must be " + IDLE + " or 0.01 to 10000 a second, was " + value(Axis.RATE));
        require(value(Axis.PACE).matches("random|even"), "pace must be random or even, was " + value(Axis.PACE));
        require(value(Axis.DEFLATE).matches("on|off"), "deflate must be on or off, was " + value(Axis.DEFLATE));
        require(
                profile().speaks(carrier(), origin()),
                "profile " + profile().name() + " has nothing for " + origin().key() + " by "
                        + carrier().key());
    }

    private void within(Axis axis, int least, int most) {
        int number = number(axis);
        require(
                number >= least && number <= most,
                axis.key() + " must be " + least + " to " + most + ", was " + number);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What it is on an axis, the standard value included. */
    public String value(Axis axis) {
        return valueOf(values, axis);
    }

    private static String valueOf(Map<Axis, String> values, Axis axis) {
        return values.getOrDefault(axis, axis.standard());
    }

    private int number(Axis axis) {
        try {
            return Integer.parseInt(value(axis));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(axis.key() + " must be a whole number, was " + value(axis), e);
        }
    }

    public Transport transport() {
        return Transport.of(value(Axis.TRANSPORTS));
    }

    public Carrier carrier() {
        return Carrier.of(value(Axis.CARRIER));
    }

    public Profile profile() {
        return Profile.named(value(Axis.PROFILE));
    }

    public Origin origin() {
        return carrier().tls() ? carrier().origin() : Origin.of(value(Axis.ORIGIN));
    }

    public int cookieBytes() {
        return number(Axis.COOKIE);
    }

    public boolean deflate() {
        return value(Axis.DEFLATE).equals("on");
    }

    public int batchMillis() {
        return number(Axis.BATCH);
    }

    public int delayMillis() {
        return number(Axis.DELAY);
    }

    /** The most on a form page. */
    public int pageMessages() {
        return number(Axis.PAGE);
    }

    /** Whether receivers hear anything at all: on a form page that shows no chat message nobody does. */
    public boolean isHeard() {
        return transport() != Transport.FORM_POST || pageMessages() > 0;
    }

    /** What a server must be started with to be measured so. */
    List<String> serverOptions() {
        List<String> options = new ArrayList<>(carrier().serverOptions());
        if (deflate()) {
            options.add("--deflate");
        }
        if (batchMillis() > 0) {
            options.addAll(List.of("--batch", String.valueOf(batchMillis())));
        }
        if (pageMessages() < MOST_ON_A_PAGE) {
            options.addAll(List.of("--page", String.valueOf(pageMessages())));
        }
        return options;
    }

    /** Between two polls or reloads; empty where nobody asks on a timer. */
    public Optional<Integer> intervalMillis() {
        return transport().asksOnATimer() ? Optional.of(number(Axis.INTERVAL)) : Optional.empty();
    }

    /** Whether nothing is said. */
    public boolean isIdle() {
        return value(Axis.RATE).equals(IDLE);
    }

    /** Chat messages per second; 0 when idle. */
    public double rate() {
        try {
            return isIdle() ? 0 : Double.parseDouble(value(Axis.RATE));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("rate must be " + IDLE + " or a number, was " + value(Axis.RATE), e);
        }
    }

    /** Whether chat messages come evenly, and not each at a random instant of its slot. */
    public boolean isEven() {
        return value(Axis.PACE).equals("even");
    }

    public int burst() {
        return number(Axis.BURST);
    }

    public int textBytes() {
        return number(Axis.TEXT);
    }

    /**
     * Unless chosen, as many as it takes so that none has to wait for itself: a form post is two exchanges and lasts four
     * delays, and they post in turn. When idle, one who says nothing before the end.
     */
    public int senders() {
        return value(Axis.SENDERS).equals(ENOUGH)
                ? 1 + (int) Math.ceil(rate() * 4 * delayMillis() / 1_000)
                : number(Axis.SENDERS);
    }

    public int receivers() {
        return number(Axis.RECEIVERS);
    }

    /**
     * When its messages are due, bursts and pace included; not for an idle one.
     *
     * @param seed the same seed gives the same schedule
     */
    Schedule schedule(long seed) {
        return isEven()
                ? Schedule.even(messages(), rate(), burst(), seed)
                : new Schedule(messages(), rate(), burst(), seed);
    }

    /** None when idle. */
    public int messages() {
        return isIdle() ? 0 : number(Axis.MESSAGES);
    }

    public int warmUpMessages() {
        return number(Axis.WARM_UP);
    }

    /** How long a round of it is observed: all slots of its schedule, or the idle time. */
    public double seconds() {
        return isIdle() ? number(Axis.SECONDS) : messages() / rate();
    }

    /** For people and files: the transport, then what is not standard, such as {@code websocket delay=50 rate=20}. */
    public String key() {
        return values.entrySet().stream()
                .map(each -> each.getKey() == Axis.TRANSPORTS
                        ? each.getValue()
                        : each.getKey().key() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
