package duplex.measure.model;

/**
 * The polls that Lubbers and Greco print, sent again by so many clients, byte for byte.
 *
 * @param clients who polled, each on a connection of its own
 * @param seconds between the first intended start and the last, one interval included
 * @param polls that were answered
 * @param headerBytes start lines and header sections of both directions, all polls together
 * @param contentBytes of the answers, which the paper leaves out
 */
public record ReplayedPolls(int clients, double seconds, long polls, long headerBytes, long contentBytes) {

    public ReplayedPolls {
        if (clients < 1 || !(seconds > 0) || polls < 1) {
            throw new IllegalArgumentException(
                    "no polls were replayed: " + clients + " clients, " + seconds + " s, " + polls + " polls");
        }
    }

    /** What the paper calls the overhead of one poll, on the wire. */
    public double headerBytesPerPoll() {
        return (double) headerBytes / polls;
    }

    public double headerBytesPerSecond() {
        return headerBytes / seconds;
    }
}
