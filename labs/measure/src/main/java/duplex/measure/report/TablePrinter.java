package duplex.measure.report;

import duplex.measure.Plan;
import duplex.measure.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report as a table for the terminal, with bars, at most 100 columns wide. */
public final class TablePrinter {

    public static final int WIDTH = 100;

    private static final int NAME = 15;
    private static final int NUMBER = 7;
    private static final int FRAMING = 6;
    private static final int OVERHEAD = 8;
    private static final int BAR = 14;
    private static final int TIME = 8;
    private static final int CONNECTIONS = 6;

    private final Wording wording;

    public TablePrinter(Locale locale) {
        this.wording = new Wording(locale);
    }

    public String print(Report report) {
        List<String> lines = new ArrayList<>();
        groups(report).forEach((title, results) -> {
            lines.add(title);
            lines.addAll(header());
            double longest = results.stream()
                    .filter(result -> result.voidReason().isEmpty())
                    .mapToDouble(Result::overheadPerDelivery)
                    .max()
                    .orElse(0);
            results.forEach(result -> lines.add(row(result, longest)));
            lines.add("");
        });
        lines.addAll(notes(report));
        return String.join("\n", lines) + "\n";
    }

    /** One table for each profile and size of text. */
    private Map<String, List<Result>> groups(Report report) {
        Map<String, List<Result>> groups = new LinkedHashMap<>();
        for (Result result : report.results()) {
            Run run = result.run();
            String title = run.profile().name() + " " + run.textBytes();
            groups.computeIfAbsent(title, any -> new ArrayList<>()).add(result);
        }
        Map<String, List<Result>> titled = new LinkedHashMap<>();
        groups.values().forEach(results -> titled.put(title(results), results));
        return titled;
    }

    private String title(List<Result> results) {
        Run run = results.get(0).run();
        double representation = results.get(results.size() - 1).representationBytes();
        return wording.get("group", run.profile().name(), whole(run.textBytes()), whole(representation));
    }

    private List<String> header() {
        String first = Columns.left("", NAME)
                + Columns.right(wording.get("column.post"), 2 * NUMBER)
                + Columns.right(wording.get("column.delivery"), 2 * NUMBER)
                + Columns.right(wording.get("column.framing"), 2 * FRAMING)
                + "  " + Columns.left(wording.get("column.overhead"), OVERHEAD + BAR - 2)
                + Columns.right(wording.get("column.time"), 2 * TIME)
                + Columns.right(wording.get("column.connections"), CONNECTIONS);
        String up = wording.get("column.up");
        String down = wording.get("column.down");
        String second = Columns.left("", NAME)
                + Columns.right(up, NUMBER)
                + Columns.right(down, NUMBER)
                + Columns.right(up, NUMBER)
                + Columns.right(down, NUMBER)
                + Columns.right(up, FRAMING)
                + Columns.right(down, FRAMING)
                + Columns.left("", OVERHEAD + BAR)
                + Columns.right("p50", TIME)
                + Columns.right("p99", TIME)
                + Columns.right(wording.get("column.connections2"), CONNECTIONS);
        return List.of(first, second);
    }

    private String row(Result result, double longest) {
        String name =
                Columns.left(wording.get("transport." + result.run().transport().key()), NAME);
        Optional<String> voidReason = result.voidReason();
        if (voidReason.isPresent()) {
            return name + "  " + wording.get("void", voidReason.get());
        }
        double overhead = result.overheadPerDelivery();
        return name
                + Columns.right(whole(result.perPost().up()), NUMBER)
                + Columns.right(whole(result.perPost().down()), NUMBER)
                + Columns.right(whole(result.perDelivery().up()), NUMBER)
                + Columns.right(whole(result.perDelivery().down()), NUMBER)
                + Columns.right(whole(result.framingPerUnit().framingUp()), FRAMING)
                + Columns.right(whole(result.framingPerUnit().framingDown()), FRAMING)
                + Columns.right(whole(overhead), OVERHEAD)
                + " " + Columns.left(Columns.bar(overhead, longest, BAR - 2), BAR - 1)
                + Columns.right(time(result.deliveryTime().p50()), TIME)
                + Columns.right(time(result.deliveryTime().p99()), TIME)
                + Columns.right(String.valueOf(result.tap().connectionsOpened()), CONNECTIONS);
    }

    private List<String> notes(Report report) {
        List<String> notes = new ArrayList<>();
        report.results().stream().findFirst().map(result -> result.run().plan()).ifPresent(plan -> {
            notes.add(workload(report, plan));
            if (plan.delayMillis() > 0) {
                notes.add(wording.get("delay", plan.delayMillis()));
            }
        });
        notes.add(wording.get("unit.bytes"));
        notes.add(wording.get("unit.overhead"));
        report.echo()
                .ifPresent(echo -> notes.add(
                        wording.get("echo", whole(echo.webSocketP50()), whole(echo.bareP50()), decimal(echo.ratio()))));
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

    private String workload(Report report, Plan plan) {
        int page = report.results().stream()
                .flatMap(result -> result.pageMessages().stream())
                .max(Integer::compare)
                .orElse(0);
        return wording.get(
                "workload",
                plan.senders(),
                plan.receivers(),
                decimal(plan.rate()),
                plan.intervalMillis(),
                plan.messages(),
                page);
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

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    /** Microseconds in the unit that keeps three digits. */
    private static String time(long micros) {
        if (micros < 1_000) {
            return micros + " µs";
        }
        return String.format(Locale.ROOT, micros < 10_000 ? "%.1f ms" : "%,.0f ms", micros / 1_000.0);
    }
}
