package duplex.measure.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as both protocols write it; a JSON string is also a JavaScript string literal. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String quote(String text) {
        return MAPPER.getNodeFactory().textNode(text).toString();
    }

    static JsonNode read(String json) throws BrowserException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new BrowserException("the browser sent something that is not JSON: " + json, notJson);
        }
    }
}
