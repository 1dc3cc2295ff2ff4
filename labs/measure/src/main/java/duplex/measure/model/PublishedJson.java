package duplex.measure.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Papers as {@code published} in {@code report.json}: for each its figures, every text in both languages. */
public final class PublishedJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double PRECISION = 10_000;

    private PublishedJson() {}

    public static ArrayNode of(List<Paper> papers) {
        ArrayNode json = JSON.arrayNode();
        papers.forEach(paper -> json.add(paper(paper)));
        return json;
    }

    private static ObjectNode paper(Paper paper) {
        ObjectNode json = JSON.objectNode().put("key", paper.key());
        json.set("source", both(texts -> texts.source(paper)));
        ArrayNode rows = json.putArray("rows");
        paper.figures().forEach(figure -> rows.add(figure(figure)));
        return json;
    }

    private static ObjectNode figure(Figure figure) {
        ObjectNode json = JSON.objectNode().put("key", figure.key());
        json.set("what", both(texts -> texts.what(figure)));
        json.set("unit", both(texts -> texts.unit(figure)));
        put(json, "paper", figure.paper());
        put(json, "model", figure.model());
        put(json, "measured", figure.measured());
        json.put("extrapolated", figure.extrapolated());
        json.put("decided", figure.verdict().key());
        json.set("verdict", both(texts -> texts.verdict(figure)));
        return json;
    }

    private static void put(ObjectNode json, String key, Optional<Double> value) {
        value.ifPresentOrElse(
                number -> json.put(key, Math.round(number * PRECISION) / PRECISION), () -> json.putNull(key));
    }

    private static ObjectNode both(Function<ModelTexts, String> text) {
        return JSON.objectNode().put("ko", text.apply(ModelTexts.KOREAN)).put("en", text.apply(ModelTexts.ENGLISH));
    }
}
