package duplex.measure.claims;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.report.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Decided claims as JSON, schema {@code duplex.claims/1}: what a page, a report or a slide needs to show them in either
 * language. Whoever reads it ignores keys that it does not know.
 */
final class ClaimsJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ClaimTexts korean = new ClaimTexts(Locale.KOREAN);
    private final ClaimTexts english = new ClaimTexts(Locale.ENGLISH);

    /** @param command what decided them */
    ObjectNode of(List<Decided> all, Environment environment, String command) {
        ObjectNode json = JSON.objectNode().put("schema", "duplex.claims/1");
        ObjectNode facts = json.putObject("environment");
        environment.facts().forEach(facts::put);
        json.put("command", command);
        all.forEach(each -> json.withArray("claims").add(claim(each)));
        return json;
    }

    void write(ObjectNode json, Path file) throws IOException {
        Files.writeString(file, json.toPrettyString() + "\n", StandardCharsets.UTF_8);
    }

    private ObjectNode claim(Decided decided) {
        Claim claim = decided.claim();
        Finding finding = decided.finding();
        ObjectNode json = JSON.objectNode()
                .put("number", claim.number())
                .put("quotation", korean.quotation(claim))
                .put("verdict", finding.verdict().key())
                .put("expected", claim.expected().key())
                .put("decided_by", claim.decidedBy().key());
        json.set("says", both(texts -> texts.says(claim)));
        json.set("scope", both(texts -> texts.scope(claim)));
        json.set("rule", both(texts -> texts.rule(claim)));
        json.set("experiment", both(texts -> texts.experiment(claim)));
        json.putArray("measured")
                .addAll(finding.measured().stream()
                        .map(each -> measured(claim, each))
                        .toList());
        finding.because()
                .ifPresentOrElse(
                        reason -> json.set("because", both(texts -> texts.reason(reason))),
                        () -> json.putNull("because"));
        return json.put("seconds", Math.round(decided.seconds() * 10) / 10.0).put("command", decided.command());
    }

    private ObjectNode measured(Claim claim, Measured measured) {
        ObjectNode json = JSON.objectNode()
                .put("key", measured.key())
                .put("value", measured.value())
                .put("unit", measured.unit().key());
        measured.interval()
                .ifPresentOrElse(
                        interval -> json.putObject("interval")
                                .put("low", interval.low())
                                .put("high", interval.high()),
                        () -> json.putNull("interval"));
        json.set("label", both(texts -> texts.label(claim, measured)));
        json.set("shown", both(texts -> texts.value(measured)));
        return json;
    }

    private ObjectNode both(Function<ClaimTexts, String> text) {
        return JSON.objectNode().put("ko", text.apply(korean)).put("en", text.apply(english));
    }
}
