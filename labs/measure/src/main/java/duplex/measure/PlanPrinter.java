package duplex.measure;

import duplex.measure.report.Wording;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan in words, before it runs: how much of what, and how long it will take. */
final class PlanPrinter {

    private final Wording wording;

    PlanPrinter(Locale locale) {
        this.wording = new Wording(locale);
    }

    List<String> print(Plan plan) {
        Duration time = Estimate.of(plan);
        return List.of(
                wording.get(
                        "plan", plan.cells().size(), plan.rounds(), plan.steps().size(), spoken(time)),
                wording.get("plan.axes", varied(plan)));
    }

    private String spoken(Duration time) {
        return time.toMinutes() < 2
                ? wording.get("plan.seconds", time.toSeconds())
                : wording.get("plan.minutes", Math.round(time.toSeconds() / 60.0));
    }

    /** Every axis on which the cells differ, with its values. */
    private static String varied(Plan plan) {
        Map<Axis, Set<String>> values = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            Set<String> found = plan.cells().stream()
                    .filter(cell -> axis == Axis.TRANSPORTS || !cell.isIdle() || axis == Axis.RATE)
                    .map(cell -> cell.value(axis))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (found.size() > 1 || axis == Axis.TRANSPORTS) {
                values.put(axis, found);
            }
        }
        return values.entrySet().stream()
                .map(each -> each.getKey().key() + " " + String.join(",", each.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
