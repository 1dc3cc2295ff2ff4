package duplex.measure.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a polling client is answered: {@code {"messages":[…],"cursor":"…"}}.
 *
 * @param cursor where to go on, when there is one
 */
record JsonMessages(List<Item> messages, Optional<String> cursor) {

    /**
     * One chat message, or another frame of the WebSocket transport.
     *
     * @param kind {@code chat}, {@code announcement}, {@code welcome}, {@code resync}
     * @param bytes of its JSON
     */
    record Item(Optional<String> id, String kind, int bytes) {}

    private static final JsonFactory JSON = new JsonFactory();

    static JsonMessages page(byte[] content) throws IOException {
        List<Item> messages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        try (JsonParser parser = JSON.createParser(content)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "a page");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("messages")) {
                    expect(value, JsonToken.START_ARRAY, "messages");
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        messages.add(item(parser));
                    }
                } else if (name.equals("cursor")) {
                    cursor = Optional.of(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new JsonMessages(messages, cursor);
    }

    /** A WebSocket message of the WebSocket transport: one chat message, or an array of those of a batching window. */
    static List<Item> frame(byte[] json) throws IOException {
        List<Item> items = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    items.add(item(parser));
                }
            } else {
                expect(first, JsonToken.START_OBJECT, "a chat message");
                items.add(item(parser));
            }
        }
        return items;
    }

    /** One chat message. */
    static Item item(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "a chat message");
            return item(parser);
        }
    }

    private static Item item(JsonParser parser) throws IOException {
        long start = parser.currentTokenLocation().getByteOffset();
        Optional<String> id = Optional.empty();
        String kind = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("id")) {
                id = Optional.of(parser.getText());
            } else if (name.equals("kind")) {
                kind = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return new Item(id, kind, (int) (parser.currentLocation().getByteOffset() - start));
    }

    private static void expect(JsonToken found, JsonToken expected, String what) throws IOException {
        if (found != expected) {
            throw new IOException(what + " must be " + expected + ", was " + found);
        }
    }
}
