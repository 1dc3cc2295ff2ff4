package duplex.measure.history;

import duplex.measure.history.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What every client of a room sent, was answered and saw, and whether it fits together.
 *
 * <p>Assumed: each reader started before the first chat message, resumed from its own cursor only, and has read to the
 * end; {@link #faults} is asked when all have. The truth is the log, as somebody reads it at the end. Then
 *
 * <ol>
 *   <li>every acknowledged id is in the log, where the acknowledgement says (nothing lost);
 *   <li>no id is in it twice (nothing doubled);
 *   <li>what one poster had acknowledged one after the other stands in that order (nothing reordered);
 *   <li>every reader saw exactly the log, from 1 to its end, each once and in its place (no gap, nothing taken back).
 * </ol>
 *
 * <p>A chat message that was sent and never acknowledged may be in the log or not. For any thread.
 */
final class History {

    /** A chat message as a client sees it: its place and its id. */
    record Seen(long sequence, String id) {}

    private record Acknowledged(OptionalLong sequence, String id) {}

    private final Map<String, List<Acknowledged>> acknowledgements = new LinkedHashMap<>();
    private final Map<String, List<Seen>> readings = new LinkedHashMap<>();
    private final Set<Fault> told = new LinkedHashSet<>();

    /** A poster was answered that its chat message is kept; {@code sequence} says where, if the answer did. */
    synchronized void acknowledged(String poster, OptionalLong sequence, String id) {
        acknowledgements.computeIfAbsent(poster, name -> new ArrayList<>()).add(new Acknowledged(sequence, id));
        notifyAll();
    }

    /** A reader was handed a chat message. */
    synchronized void saw(String reader, long sequence, String id) {
        readings.computeIfAbsent(reader, name -> new ArrayList<>()).add(new Seen(sequence, id));
        notifyAll();
    }

    /** A reader was told that it cannot go on from its cursor: not silent, but a gap all the same. */
    synchronized void toldToResync(String reader, String reason) {
        told.add(new Fault(Kind.GAP, reader + " was told: " + reason));
    }

    /** Who was told to resync; nobody, as long as all is well. */
    synchronized List<Fault> told() {
        return List.copyOf(told);
    }

    synchronized int acknowledgedCount() {
        return acknowledgements.values().stream().mapToInt(List::size).sum();
    }

    /** The sequence that a reader has come to; 0 before its first. */
    synchronized long end(String reader) {
        List<Seen> seen = readings.getOrDefault(reader, List.of());
        return seen.isEmpty() ? 0 : seen.get(seen.size() - 1).sequence();
    }

    /** The sequence that the reader who is furthest has come to. */
    synchronized long furthest() {
        return readings.keySet().stream().mapToLong(this::end).max().orElse(0);
    }

    /** Waits until what has been noted makes {@code condition} true; says whether it did in time. */
    synchronized boolean comesTo(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** @param log what a newcomer reads at the end, from the beginning */
    synchronized List<Fault> faults(List<Seen> log) {
        List<Fault> faults = new ArrayList<>(told);
        Map<String, Long> places = new HashMap<>();
        for (Seen each : log) {
            Long before = places.putIfAbsent(each.id(), each.sequence());
            if (before != null) {
                faults.add(new Fault(Kind.DOUBLED, each.id() + " stands at " + before + " and " + each.sequence()));
            }
        }
        acknowledgements.forEach((poster, list) -> checkAcknowledged(poster, list, places, faults));
        checkReader("the log", log, log, places, faults);
        readings.forEach((reader, seen) -> checkReader(reader, seen, log, places, faults));
        return faults;
    }

    private static void checkAcknowledged(
            String poster, List<Acknowledged> acknowledged, Map<String, Long> places, List<Fault> faults) {
        long previous = 0;
        for (Acknowledged each : acknowledged) {
            Long place = places.get(each.id());
            if (place == null) {
                faults.add(new Fault(Kind.LOST, poster + " was answered that " + each.id() + " is kept"));
                continue;
            }
            if (place != each.sequence().orElse(place)) {
                faults.add(new Fault(Kind.REORDERED, poster + " was answered " + each + ", which stands at " + place));
            } else if (place <= previous) {
                faults.add(
                        new Fault(Kind.REORDERED, poster + " posted " + each.id() + " after the one at " + previous));
            }
            previous = place;
        }
    }

    private static void checkReader(
            String reader, List<Seen> seen, List<Seen> log, Map<String, Long> places, List<Fault> faults) {
        Set<String> ids = new HashSet<>();
        long previous = 0;
        for (Seen each : seen) {
            Long place = places.get(each.id());
            if (place == null) {
                faults.add(new Fault(Kind.TAKEN_BACK, reader + " saw " + each));
            } else if (!ids.add(each.id())) {
                faults.add(new Fault(Kind.DOUBLED, reader + " saw " + each + " again"));
            } else if (place != each.sequence() || each.sequence() <= previous) {
                faults.add(new Fault(
                        Kind.REORDERED,
                        reader + " saw " + each + " after " + previous + ", in the log it is " + place));
            } else if (each.sequence() > previous + 1) {
                faults.add(new Fault(Kind.GAP, reader + " saw " + each + " after " + previous));
            }
            previous = Math.max(previous, each.sequence());
        }
        if (previous < log.size()) {
            faults.add(new Fault(Kind.LOST, reader + " never saw what comes after " + previous));
        }
    }
}
