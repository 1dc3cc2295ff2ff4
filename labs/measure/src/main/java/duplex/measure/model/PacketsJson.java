package duplex.measure.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import duplex.measure.report.Result;

/** The packets below a result's bytes, as {@code packets} in {@code report.json}: modelled, which it says. */
public final class PacketsJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PacketsJson() {}

    /** Of the receivers' connections, for each delivery; null where nothing was delivered. */
    public static JsonNode of(Result result) {
        if (result.delivered() == 0) {
            return JSON.nullNode();
        }
        Observed seen = Observed.of(result);
        Packets packets = Coefficients.of(seen).demand(seen).packets().times(1 / (seen.rate() * seen.receivers()));
        return JSON.objectNode()
                .put("how", "modelled")
                .put("up_per_delivery", rounded(packets.up()))
                .put("down_per_delivery", rounded(packets.down()))
                .put("header_bytes_per_delivery", rounded(packets.headerBytes()));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
