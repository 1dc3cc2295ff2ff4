package duplex.measure;

import duplex.measure.client.Observer;
import duplex.measure.report.Deliveries;
import duplex.measure.report.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Notes who has heard what and when, and judges it: everybody everything, once, in one order.
 *
 * <p>Works phase by phase: what belongs to an earlier phase is ignored. For the loop's thread.
 */
final class Recorder {

    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;
    private static final long NEVER = Long.MIN_VALUE;

    private final int receivers;
    private int first;
    private long[] intended = {};
    private long[] sent = {};
    private long[] acknowledged = {};
    private long[][] heard = {};
    private int[][] order = {};
    private int[] heardCount = {};
    private Histogram schedulingErrors = new Histogram(DIGITS);
    private long delivered;
    private long doubled;
    private long representationBytes;
    private int pageMessages;
    private Optional<String> trouble = Optional.empty();

    Recorder(int receivers) {
        this.receivers = receivers;
    }

    /**
     * A new phase begins.
     *
     * @param lines what will be sent, consecutive numbers
     * @param start of the schedule, on {@link System#nanoTime}
     */
    void expect(List<ChatLine> lines, Schedule schedule, long start) {
        int count = lines.size();
        first = lines.get(0).number();
        intended = new long[count];
        Arrays.setAll(intended, i -> start + schedule.offsetNanos(i));
        sent = new long[count];
        acknowledged = new long[count];
        Arrays.fill(acknowledged, NEVER);
        heard = new long[receivers][count];
        for (long[] each : heard) {
            Arrays.fill(each, NEVER);
        }
        order = new int[receivers][count];
        heardCount = new int[receivers];
        schedulingErrors = new Histogram(LONGEST_MICROS, DIGITS);
        delivered = 0;
        doubled = 0;
        representationBytes = 0;
    }

    /** A chat message was given to its sender, so long after it was due: our own error, in nanoseconds. */
    void handedOver(long lateNanos) {
        schedulingErrors.recordValue(micros(lateNanos));
    }

    Observer sender() {
        return new Observer() {
            @Override
            public void sent(int message, long nanos) {
                if (isOurs(message)) {
                    sent[message - first] = nanos;
                }
            }

            @Override
            public void acknowledged(int message, long nanos) {
                if (isOurs(message)) {
                    acknowledged[message - first] = nanos;
                }
            }

            @Override
            public void trouble(String what) {
                note(what);
            }
        };
    }

    Observer receiver(int receiver) {
        return new Observer() {
            @Override
            public void heard(int message, long nanos, int bytes) {
                if (isOurs(message)) {
                    Recorder.this.heard(receiver, message - first, nanos, bytes);
                }
            }

            @Override
            public void pageShown(int messages) {
                pageMessages = Math.max(pageMessages, messages);
            }

            @Override
            public void trouble(String what) {
                note(what);
            }
        };
    }

    private boolean isOurs(int message) {
        return message >= first && message < first + sent.length;
    }

    private void heard(int receiver, int index, long nanos, int bytes) {
        if (heard[receiver][index] != NEVER) {
            doubled++;
            return;
        }
        heard[receiver][index] = nanos;
        order[receiver][heardCount[receiver]] = index;
        heardCount[receiver]++;
        delivered++;
        representationBytes += bytes;
    }

    private void note(String what) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(what);
        }
    }

    /** Whether all have heard all and all senders know, or never will. */
    boolean isOver() {
        boolean allKnow = lost() == 0 && Arrays.stream(acknowledged).noneMatch(nanos -> nanos == NEVER);
        return allKnow || trouble.isPresent();
    }

    /** What a client ran into that must not happen, the first of it. */
    Optional<String> trouble() {
        return trouble;
    }

    /** What is wrong with what was heard, if anything is. */
    Optional<String> verdict() {
        if (trouble.isPresent()) {
            return trouble;
        }
        long unacknowledged =
                Arrays.stream(acknowledged).filter(nanos -> nanos == NEVER).count();
        if (lost() > 0) {
            return Optional.of(lost() + " of " + (long) sent.length * receivers + " deliveries were lost");
        }
        if (doubled > 0) {
            return Optional.of(doubled + " deliveries came twice");
        }
        if (unacknowledged > 0) {
            return Optional.of(unacknowledged + " of " + sent.length + " messages were not acknowledged");
        }
        for (int receiver = 1; receiver < order.length; receiver++) {
            int differs = Arrays.mismatch(order[0], order[receiver]);
            if (differs >= 0) {
                return Optional.of("receivers 0 and " + receiver + " disagree about the order from message " + differs);
            }
        }
        return Optional.empty();
    }

    Deliveries deliveries() {
        return new Deliveries(sent.length, delivered, lost(), doubled, reordered());
    }

    /** Deliveries that came after one that receiver 0 heard later. */
    private long reordered() {
        long reordered = 0;
        int[] place = new int[sent.length];
        for (int i = 0; i < (receivers == 0 ? 0 : heardCount[0]); i++) {
            place[order[0][i]] = i;
        }
        for (int receiver = 1; receiver < receivers; receiver++) {
            int furthest = -1;
            for (int i = 0; i < heardCount[receiver]; i++) {
                int at = place[order[receiver][i]];
                reordered += at < furthest ? 1 : 0;
                furthest = Math.max(furthest, at);
            }
        }
        return reordered;
    }

    private long lost() {
        return (long) sent.length * receivers - delivered;
    }

    /** The size of what was delivered, on average, as JSON. */
    double meanRepresentationBytes() {
        return delivered == 0 ? 0 : (double) representationBytes / delivered;
    }

    /** The most chat messages of ours that stood on one form page; 0 when no page was shown. */
    int pageMessages() {
        return pageMessages;
    }

    /** When each chat message was really sent. */
    long[] sent() {
        return sent.clone();
    }

    /** From the intended start to a receiver's having it. */
    Times deliveryTimes() {
        return timesFrom(intended);
    }

    /** From the actual send to a receiver's having it: flatters a server that kept the sender waiting. */
    Times serviceTimes() {
        return timesFrom(sent);
    }

    Times schedulingErrors() {
        return Times.of(schedulingErrors);
    }

    private static long micros(long nanos) {
        return Math.min(Math.max(TimeUnit.NANOSECONDS.toMicros(nanos), 0), LONGEST_MICROS);
    }

    private Times timesFrom(long[] starts) {
        Histogram histogram = new Histogram(LONGEST_MICROS, DIGITS);
        for (long[] ofReceiver : heard) {
            for (int i = 0; i < starts.length; i++) {
                if (ofReceiver[i] != NEVER) {
                    histogram.recordValue(micros(ofReceiver[i] - starts[i]));
                }
            }
        }
        return Times.of(histogram);
    }
}
