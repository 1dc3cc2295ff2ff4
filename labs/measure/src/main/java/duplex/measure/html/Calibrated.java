package duplex.measure.html;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code duplex calibrate} found about the instrument itself, in sentences: wrk beside it, and the frozen second. */
final class Calibrated {

    private static final double NEAR = 0.25;

    private final PageTexts texts;

    Calibrated(PageTexts texts) {
        this.texts = texts;
    }

    List<Both> sentences(SavedReport report) {
        Optional<JsonNode> found = report.calibration();
        if (found.isEmpty()) {
            return List.of(texts.get("calibration.none"));
        }
        List<Both> sentences = new ArrayList<>();
        JsonNode both = found.get().path("closed_loop");
        sentences.add(both.isObject() ? beside(both) : texts.get("calibration.no_wrk"));
        JsonNode freeze = found.get().path("freeze");
        sentences.add(texts.get(
                "calibration.freeze",
                time(freeze, "/open/p99_us"),
                time(freeze, "/closed/p99_us"),
                time(freeze, "/closed/max_us"),
                Numbers.whole(freeze.at("/closed/requests").asDouble())));
        if (freeze.path("wrk").isObject()) {
            sentences.add(texts.get("calibration.wrk", time(freeze, "/wrk/p99_us"), time(freeze, "/wrk/max_us")));
        }
        sentences.add(texts.get("calibration.lesson"));
        return sentences;
    }

    private Both beside(JsonNode both) {
        double rate = both.path("ours_per_second").asDouble()
                / both.path("wrk_per_second").asDouble();
        double p50 =
                both.path("ours_p50_us").asDouble() / both.path("wrk_p50_us").asDouble();
        boolean near = Math.abs(rate - 1) <= NEAR && Math.abs(p50 - 1) <= NEAR;
        return texts.get(
                near ? "calibration.near" : "calibration.far",
                both.path("endpoint").asText(),
                Numbers.whole(both.path("ours_per_second").asDouble()),
                time(both, "/ours_p50_us"),
                Numbers.whole(both.path("wrk_per_second").asDouble()),
                time(both, "/wrk_p50_us"));
    }

    private static String time(JsonNode json, String pointer) {
        return Numbers.time(json.at(pointer).asDouble());
    }
}
