package duplex.measure;

import duplex.measure.client.Origin;
import duplex.measure.client.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be measured: every transport with every profile and every size of text, under one workload.
 *
 * @param textBytes sizes in bytes of UTF-8, each 4 to 4,096
 * @param senders who post, in turn, each on a connection of its own
 * @param receivers who listen, each on a connection of its own
 * @param rate chat messages per second, all senders together
 * @param intervalMillis T, between two polls or reloads of a receiver, 50 to 60,000
 * @param delayMillis from a client to the server, and as much back, 0 to 1,000; 0 for no simulated network
 * @param messages chat messages measured in each run
 * @param warmupMessages chat messages sent before, so that the server is warm and the form page full; where
 *     receivers do not ask on a timer, many times as many
 * @param seed of texts, ids, schedule and keys
 */
public record Plan(
        List<Transport> transports,
        List<Profile> profiles,
        List<Integer> textBytes,
        Origin origin,
        int senders,
        int receivers,
        double rate,
        int intervalMillis,
        int delayMillis,
        int messages,
        int warmupMessages,
        long seed) {

    public static final int LONGEST_TEXT = 4_096;
    public static final int SHORTEST_TEXT = 4;
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_MESSAGES = 1_000_000;

    public Plan {
        transports = List.copyOf(transports);
        profiles = List.copyOf(profiles);
        textBytes = List.copyOf(textBytes);
        require(!transports.isEmpty(), "name at least one transport");
        require(!profiles.isEmpty(), "name at least one profile");
        require(!textBytes.isEmpty(), "name at least one text size");
        textBytes.forEach(bytes -> within("text", bytes, SHORTEST_TEXT, LONGEST_TEXT));
        for (Profile profile : profiles) {
            require(profile.speaksTo(origin), "profile " + profile.name() + " has nothing for " + origin.key());
        }
        within("senders", senders, 1, MOST_CLIENTS);
        within("receivers", receivers, 1, MOST_CLIENTS);
        require(rate >= 0.01 && rate <= 10_000, "rate must be 0.01 to 10000 a second, was " + rate);
        within("interval", intervalMillis, 50, 60_000);
        within("delay", delayMillis, 0, 1_000);
        within("messages", messages, 1, MOST_MESSAGES);
        within("warm-up messages", warmupMessages, 1, MOST_MESSAGES);
    }

    private static void within(String what, int value, int least, int most) {
        require(value >= least && value <= most, what + " must be " + least + " to " + most + ", was " + value);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The usual transports, Chromium's field lines, texts of 16 bytes: at most 30 s on two cores. */
    public static Plan quick() {
        return new Plan(
                Transport.usual(),
                List.of(Profile.named("chromium")),
                List.of(16),
                Origin.HTTP,
                1,
                10,
                5,
                500,
                0,
                16,
                100,
                1);
    }

    /** All profiles and three sizes of text: about a quarter of an hour. */
    public static Plan full() {
        return new Plan(
                Transport.usual(),
                Profile.NAMES.stream().map(Profile::named).toList(),
                List.of(16, 256, LONGEST_TEXT),
                Origin.HTTP,
                1,
                10,
                5,
                1_000,
                0,
                100,
                200,
                1);
    }

    /**
     * How many senders it takes so that none has to wait for itself: a form post is two exchanges and lasts four delays,
     * and they post in turn.
     */
    public static int sendersAt(double rate, int delayMillis) {
        return 1 + (int) Math.ceil(rate * 4 * delayMillis / 1_000);
    }

    /** Run by run, in the order of measuring. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Profile profile : profiles) {
            for (int bytes : textBytes) {
                for (Transport transport : transports) {
                    runs.add(new Run(transport, profile, bytes, this));
                }
            }
        }
        return runs;
    }

    /** The command line that asks for this plan. */
    public String command() {
        if (equals(quick())) {
            return "./duplex compare --quick";
        }
        return "./duplex compare"
                + " --transports "
                + String.join(",", transports.stream().map(Transport::key).toList())
                + " --profile "
                + String.join(",", profiles.stream().map(Profile::name).toList())
                + " --text "
                + String.join(",", textBytes.stream().map(String::valueOf).toList())
                + " --origin " + origin.key()
                + " --senders " + senders
                + " --receivers " + receivers
                + " --rate " + trimmed(rate)
                + " --interval " + intervalMillis
                + (delayMillis == 0 ? "" : " --delay " + delayMillis)
                + " --messages " + messages
                + " --warm-up " + warmupMessages
                + " --seed " + seed;
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
