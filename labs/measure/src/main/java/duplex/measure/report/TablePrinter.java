package duplex.measure.report;

import duplex.measure.Axis;
import duplex.measure.Cell;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** A report as tables for the terminal, with bars, at most 100 columns wide. */
public final class TablePrinter {

    public static final int WIDTH = 100;

    private static final int DIGITS = 3;

    /** Cells that differ only in these stand in one table. */
    private static final Set<Axis> SIDE_BY_SIDE =
            Set.of(Axis.TRANSPORTS, Axis.INTERVAL, Axis.PAGE, Axis.DEFLATE, Axis.BATCH);

    private final Wording wording;

    public TablePrinter(Locale locale) {
        this.wording = new Wording(locale);
    }

    public String print(Report report) {
        List<String> lines = new ArrayList<>();
        for (List<Result> group : groups(report)) {
            if (group.get(0).cell().isIdle()) {
                lines.addAll(wrapped(wording.get("idle", group.get(0).cell().seconds())));
                lines.addAll(new IdleTable(wording).lines(group));
            } else {
                lines.addAll(wrapped(title(group)));
                lines.addAll(new CostTable(wording).lines(group));
                lines.addAll(under(group));
            }
            lines.add("");
        }
        lines.addAll(notes(report));
        return String.join("\n", lines) + "\n";
    }

    private static List<List<Result>> groups(Report report) {
        Map<Map<Axis, String>, List<Result>> groups = new LinkedHashMap<>();
        for (Result result : report.results()) {
            groups.computeIfAbsent(shared(result.cell()), any -> new ArrayList<>())
                    .add(result);
        }
        return List.copyOf(groups.values());
    }

    private static Map<Axis, String> shared(Cell cell) {
        Map<Axis, String> shared = new EnumMap<>(cell.values());
        shared.keySet().removeAll(SIDE_BY_SIDE);
        if (cell.isIdle()) {
            shared.keySet().retainAll(Set.of(Axis.RATE, Axis.SECONDS));
        }
        return shared;
    }

    private String title(List<Result> group) {
        Cell cell = group.get(0).cell();
        double representation = group.get(group.size() - 1).representationBytes();
        List<String> words = new ArrayList<>();
        words.add(wording.get("carrier." + cell.carrier().key()));
        words.add(wording.get(
                "group", cell.profile().name(), Numbers.whole(cell.textBytes()), Numbers.whole(representation)));
        if (cell.cookieBytes() > 0) {
            words.add(wording.get("cookie", cell.cookieBytes()));
        }
        words.add(wording.get("rate", Numbers.decimal(cell.rate())));
        if (cell.burst() > 1) {
            words.add(wording.get("burst", cell.burst()));
        }
        if (cell.delayMillis() > 0) {
            words.add(wording.get("delay", cell.delayMillis()));
        }
        words.add(wording.get("clients", cell.senders(), cell.receivers()));
        group.stream()
                .flatMap(result -> result.cell().intervalMillis().stream())
                .findFirst()
                .ifPresent(interval -> words.add(wording.get("interval", interval)));
        group.stream()
                .flatMap(result -> result.pageMessages().stream())
                .max(Integer::compare)
                .ifPresent(page -> words.add(wording.get("page", page)));
        words.add(wording.get("messages", group.get(0).roundsCounted(), cell.messages()));
        return String.join(", ", words);
    }

    /** What stands under a table: CPU time, the intervals of its medians, and what they do not allow to say. */
    private List<String> under(List<Result> group) {
        List<Result> sound =
                group.stream().filter(result -> result.voidReason().isEmpty()).toList();
        List<String> lines = new ArrayList<>();
        if (!sound.isEmpty()) {
            lines.addAll(wrapped(wording.get("cpu", each(sound, TablePrinter::cpu))));
        }
        List<Result> repeated = sound.stream()
                .filter(result -> result.roundsCounted() > 1 && result.delivered() > 0)
                .toList();
        if (!repeated.isEmpty()) {
            Median first = median(repeated.get(0));
            lines.addAll(wrapped(wording.get(
                    "intervals",
                    first.rounds(),
                    Numbers.whole(first.confidence() * 100),
                    Numbers.whole(first.again() * 100),
                    each(repeated, TablePrinter::interval))));
            lines.addAll(undecided(repeated));
        }
        return lines;
    }

    private String each(List<Result> results, Function<Result, String> figure) {
        return results.stream()
                .map(result -> name(result.cell()) + " " + figure.apply(result))
                .collect(Collectors.joining(" · "));
    }

    private String name(Cell cell) {
        return wording.get("transport." + cell.transport().key());
    }

    /** Of the server and of the clients, for a chat message that nobody hears too. */
    private static String cpu(Result result) {
        double server = result.median(RoundResult::serverCpuMicrosPerDelivery).value();
        return (server == 0 ? "–" : Numbers.micros(server)) + " / "
                + Numbers.micros(
                        result.median(RoundResult::clientCpuMicrosPerDelivery).value());
    }

    private static String interval(Result result) {
        Median median = median(result);
        return Numbers.time(median.low()) + " … " + Numbers.time(median.high());
    }

    /** The pairs of rows about whose p50 nothing may be said. */
    private List<String> undecided(List<Result> repeated) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < repeated.size(); i++) {
            for (int j = i + 1; j < repeated.size(); j++) {
                if (Difference.between(median(repeated.get(i)), median(repeated.get(j))) == Difference.NOT_SHOWN) {
                    pairs.add(name(repeated.get(i).cell()) + " – "
                            + name(repeated.get(j).cell()));
                }
            }
        }
        return pairs.isEmpty() ? List.of() : wrapped(wording.get("undecided", String.join(" · ", pairs)));
    }

    private static Median median(Result result) {
        return result.median(round -> round.deliveryTimes().percentiles().p50());
    }

    private List<String> notes(Report report) {
        List<String> notes = new ArrayList<>();
        if (report.results().stream().anyMatch(result -> result.cell().delayMillis() > 0)) {
            notes.add(wording.get("delayed"));
        }
        if (report.results().stream().anyMatch(result -> result.cell().isIdle())) {
            notes.add(wording.get("idle.cpu"));
        }
        if (report.environment().facts().containsKey("counted_by")) {
            notes.add(wording.get("foreign", report.environment().get("target")));
        }
        notes.add(wording.get("unit.bytes"));
        notes.add(wording.get("unit.overhead"));
        Histogram late = new Histogram(DIGITS);
        report.results().forEach(result -> late.add(result.schedulingErrors()));
        if (late.getTotalCount() > 0) {
            Percentiles all = Percentiles.of(late);
            notes.add(wording.get(
                    "scheduling",
                    Numbers.time(all.p99()),
                    String.format(Locale.ROOT, "%,d", all.count()),
                    Numbers.time(all.p50()),
                    Numbers.time(all.max())));
        }
        report.echo()
                .ifPresent(echo -> notes.add(wording.get(
                        "echo",
                        Numbers.whole(echo.webSocketP50()),
                        Numbers.whole(echo.bareP50()),
                        Numbers.decimal(echo.ratio()))));
        Environment environment = report.environment();
        notes.add(wording.get(
                "environment",
                environment.get("cpu"),
                environment.get("os"),
                environment.get("cores"),
                environment.get("jdk"),
                environment.get("jetty"),
                environment.get("commit"),
                environment.get("date")));
        notes.add(wording.get("command", report.command()));
        return notes.stream().flatMap(note -> wrapped(note).stream()).toList();
    }

    private static List<String> wrapped(String note) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : List.of(note.split(" ", -1))) {
            if (!line.isEmpty() && Columns.width(line.toString()) + 1 + Columns.width(word) > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
