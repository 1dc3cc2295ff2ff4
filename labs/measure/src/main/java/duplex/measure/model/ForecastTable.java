package duplex.measure.model;

import duplex.measure.report.Columns;
import duplex.measure.report.Numbers;
import duplex.measure.report.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Forecasts as a table for a terminal: a column for each transport, and below it how far to trust them. */
final class ForecastTable {

    private static final int NAME = 26;
    private static final int NUMBER = 15;
    private static final double KIB = 1_024;
    private static final String FAR = " *";
    private static final String NEAR = "  ";

    private final ModelTexts texts;
    private final Wording names;

    /** @param locale Korean, or anything else for English */
    ForecastTable(Locale locale) {
        this.texts = new ModelTexts(locale);
        this.names = new Wording(locale);
    }

    List<String> lines(Runs runs, List<Forecast> all, double clients, double rate, int intervalMillis) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("plan.room", Numbers.whole(clients), Numbers.threeDigits(rate)));
        lines.add("");
        lines.add(row("", all, each -> names.get("transport." + each.transport().key()) + NEAR));
        lines.add(row("plan.delay", all, each -> delay(each, intervalMillis) + NEAR));
        lines.add(row("plan.up", all, each -> bits(each.demand().bytes().up()) + mark(each)));
        lines.add(row("plan.down", all, each -> bits(each.demand().bytes().down()) + mark(each)));
        lines.add(row("plan.line", all, each -> bits(each.demand().bytesOnTheLine()) + mark(each)));
        lines.add(row(
                "plan.packets",
                all,
                each -> Numbers.whole(each.demand().packets().up()
                                + each.demand().packets().down())
                        + mark(each)));
        lines.add(row("plan.connections", all, each -> Numbers.whole(clients) + NEAR));
        lines.add(
                row("plan.cores", all, each -> Numbers.threeDigits(each.demand().cores()) + mark(each)));
        lines.add(row(
                "plan.heap",
                all,
                each -> each.heapBytes().map(ForecastTable::heap).orElse("–")
                        + (each.heapBytes().isPresent() && each.heapExtrapolated() ? FAR : NEAR)));
        lines.add("");
        lines.add(texts.get("plan.trust"));
        all.forEach(each -> lines.add("  " + trust(each)));
        if (all.stream().anyMatch(each -> each.extrapolated() || each.heapExtrapolated())) {
            lines.add(texts.get("plan.extrapolated"));
        }
        lines.add(texts.get("plan.modelled", Packets.HEADERS));
        lines.add(texts.get("plan.limits"));
        lines.add(texts.get(
                "plan.report",
                runs.environment("date"),
                runs.environment("cpu"),
                runs.environment("cores"),
                runs.command()));
        return lines;
    }

    private String row(String key, List<Forecast> all, Function<Forecast, String> figure) {
        StringBuilder line = new StringBuilder(Columns.left(key.isEmpty() ? "" : texts.get(key), NAME));
        all.forEach(each -> line.append(Columns.right(figure.apply(each), NUMBER)));
        return line.toString().stripTrailing();
    }

    private String trust(Forecast each) {
        String name = names.get("transport." + each.transport().key());
        Observed largest = each.largest();
        String run = texts.get(
                "plan.largest", name, Numbers.whole(largest.receivers()), Numbers.threeDigits(largest.rate()));
        return run
                + each.errors()
                        .map(errors -> texts.get(
                                "plan.errors",
                                Numbers.whole(errors.receivers()),
                                percent(errors.bytes()),
                                percent(errors.cpu())))
                        .orElseGet(() -> texts.get("plan.unchecked"));
    }

    private static String mark(Forecast each) {
        return each.extrapolated() ? FAR : NEAR;
    }

    /** On average and without any network, in milliseconds: what the bytes buy. */
    private static String delay(Forecast each, int intervalMillis) {
        Optional<Double> interval =
                each.transport().asksOnATimer() ? Optional.of((double) intervalMillis) : Optional.empty();
        return DeliveryModel.of(each.transport(), 0, interval, 0) + " ms";
    }

    private static String percent(double part) {
        double rounded = Math.round(part * 1_000) / 10.0;
        return String.format(Locale.ROOT, "%+.1f %%", rounded == 0 ? 0 : rounded);
    }

    private static String bits(double bytesPerSecond) {
        double bits = 8 * bytesPerSecond;
        if (bits >= 1e9) {
            return Numbers.threeDigits(bits / 1e9) + " Gbit/s";
        }
        return bits >= 1e6 ? Numbers.threeDigits(bits / 1e6) + " Mbit/s" : Numbers.threeDigits(bits / 1e3) + " kbit/s";
    }

    private static String heap(double bytes) {
        double mebi = bytes / KIB / KIB;
        return mebi >= KIB ? Numbers.threeDigits(mebi / KIB) + " GiB" : Numbers.threeDigits(mebi) + " MiB";
    }
}
