package duplex.measure.report;

import java.util.ArrayList;
import java.util.List;

/** What it costs to be there while nobody says anything, a row for each transport. */
final class IdleTable {

    private static final int NAME = 38;
    private static final int NUMBER = 20;
    private static final int CPU = 11;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Wording wording;

    IdleTable(Wording wording) {
        this.wording = wording;
    }

    /** @param results of idle cells */
    List<String> lines(List<Result> results) {
        List<String> lines = new ArrayList<>();
        lines.add(Columns.left("", NAME)
                + Columns.right(wording.get("column.idle_bytes"), NUMBER)
                + Columns.right(wording.get("column.heap"), NUMBER)
                + Columns.right(wording.get("column.server_cpu"), CPU)
                + Columns.right(wording.get("column.client_cpu"), CPU));
        results.forEach(result -> lines.add(row(result)));
        return lines;
    }

    private String row(Result result) {
        String name = Columns.left(result.cell().key(), NAME);
        return result.voidReason()
                .map(reason -> name + "  " + wording.get("void", reason))
                .orElseGet(() -> name
                        + Columns.right(
                                Numbers.whole(
                                        result.idleBytesPerClientPerMinute().orElse(0.0)),
                                NUMBER)
                        + Columns.right(Numbers.whole(result.heapPerConnection().orElse(0.0)), NUMBER)
                        + Columns.right(aSecond(result.tap().cpuNanos(), result.seconds()), CPU)
                        + Columns.right(aSecond(clientCpuNanos(result), result.seconds()), CPU));
    }

    private static long clientCpuNanos(Result result) {
        return result.sound().stream().mapToLong(RoundResult::clientCpuNanos).sum();
    }

    private static String aSecond(long cpuNanos, double seconds) {
        return Numbers.micros(cpuNanos / NANOS_PER_MILLI / seconds);
    }
}
