package duplex.classroom;

import duplex.wire.Bytes;
import duplex.wire.ConnectionReading;
import duplex.wire.ExchangeReading;
import duplex.wire.LedgerReading;
import duplex.wire.Part;
import duplex.wire.TransportReading;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reading of the ledger, as the control port gives it. */
final class LedgerJson {

    private LedgerJson() {}

    /** {@code transports} by name, {@code connections} and {@code exchanges} as lists, oldest first. */
    static Map<String, Object> of(LedgerReading ledger) {
        Map<String, Object> transports = new LinkedHashMap<>();
        ledger.transports().forEach(transport -> transports.put(transport.transport(), of(transport)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("transports", transports);
        json.put(
                "connections", ledger.connections().stream().map(LedgerJson::of).toList());
        json.put("exchanges", ledger.exchanges().stream().map(LedgerJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(TransportReading transport) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("up", of(transport.up()));
        json.put("down", of(transport.down()));
        json.put("setup_up", of(transport.setUpUp()));
        json.put("setup_down", of(transport.setUpDown()));
        json.put("connections_opened", transport.connectionsOpened());
        json.put("requests", transport.requests());
        json.put("empty_responses", transport.emptyResponses());
        return json;
    }

    private static Map<String, Object> of(ConnectionReading connection) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", connection.id());
        json.put("transport", connection.transport());
        json.put("remote_address", connection.remoteAddress());
        json.put("open", connection.open());
        json.put("up", of(connection.up()));
        json.put("down", of(connection.down()));
        return json;
    }

    private static Map<String, Object> of(ExchangeReading exchange) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", exchange.number());
        json.put("connection", exchange.connection());
        json.put("transport", exchange.transport());
        json.put("what", exchange.what());
        exchange.status().ifPresent(status -> json.put("status", status));
        json.put("complete", exchange.complete());
        json.put("up", of(exchange.up()));
        json.put("down", of(exchange.down()));
        return json;
    }

    /** Every part by its key, those without bytes too, and the total; beside them two figures that are in no sum. */
    private static Map<String, Long> of(Bytes bytes) {
        Map<String, Long> json = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            json.put(part.key(), bytes.of(part));
        }
        json.put("total", bytes.total());
        json.put("http2_fields_decoded", bytes.fieldsDecoded());
        json.put("payload_uncompressed", bytes.payloadInflated());
        return json;
    }
}
