package duplex.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Draft;
import duplex.chat.Reading;
import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import duplex.chat.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The one JSON form of a chat message, the same on every transport that speaks JSON:
 * {@code {"cursor":"k3f9.17","id":"…","kind":"chat","author":"민수","text":"안녕","at":"2026-11-22T09:00:00.123Z"}}.
 */
public final class ChatJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static final String EXAMPLE = "{\"author\":\"…\",\"text\":\"…\",\"id\":\"…\"}";

    /** Always three digits of a second, so that a representation's length does not depend on the moment. */
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ChatJson() {}

    /** What a client sends, {@code {"author":"…","text":"…","id":"…"}}; other members are ignored. */
    public static Draft draft(String json, Rules rules) throws RefusedException {
        return draft(read(json), rules);
    }

    /** What a client sends, whatever it is. */
    static JsonNode read(String json) throws RefusedException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new RefusedException(Reason.MALFORMED, "refused.not-json", EXAMPLE);
        }
    }

    /** {@code {"kind":"heartbeat"}}: somebody asks whether anybody is there. Who has something to say says it. */
    static boolean isHeartbeat(JsonNode sent) {
        return sent.path("kind").asText().equals("heartbeat") && !sent.has("text");
    }

    /** A draft, of JSON that was read already. */
    static Draft draft(JsonNode sent, Rules rules) throws RefusedException {
        if (!sent.isObject()) {
            throw new RefusedException(Reason.MALFORMED, "refused.not-object", EXAMPLE);
        }
        return rules.chat(string(sent, "author"), string(sent, "text"), string(sent, "id"));
    }

    private static String string(JsonNode sent, String member) throws RefusedException {
        JsonNode value = sent.path(member);
        if (value.isMissingNode()) {
            throw new RefusedException(Reason.INCOMPLETE, "refused.member.missing", member, EXAMPLE);
        }
        if (!value.isTextual()) {
            throw new RefusedException(Reason.MALFORMED, "refused.member.not-string", member, EXAMPLE);
        }
        return value.textValue();
    }

    /** One chat message. */
    public static byte[] message(ChatMessage message) {
        return write(json -> writeMessage(json, message));
    }

    /** {@code {"messages":[…],"cursor":"…"}}. */
    static byte[] page(Reading.Page page) {
        return write(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("messages");
            for (ChatMessage message : page.messages()) {
                writeMessage(json, message);
            }
            json.writeEndArray();
            json.writeStringField("cursor", page.cursor().toString());
            json.writeEndObject();
        });
    }

    /** {@code {"cursor":"…"}}. */
    static byte[] posted(Cursor cursor) {
        return members("cursor", cursor.toString());
    }

    /** {@code {"error":"…"}}. */
    public static byte[] error(String line) {
        return members("error", line);
    }

    /** {@code {"error":"…","cursor":"…"}}, on HTTP. */
    static byte[] notResumable(Reading.Resync resync, Texts texts) {
        return members(
                "error",
                Refusals.line(texts, resync.reason()),
                "cursor",
                resync.cursor().toString());
    }

    /** {@code {"kind":"resync","reason":"…","cursor":"…"}}, in a stream. */
    static byte[] resync(Reading.Resync resync, Texts texts) {
        return members(
                "kind",
                "resync",
                "reason",
                Refusals.line(texts, resync.reason()),
                "cursor",
                resync.cursor().toString());
    }

    /** {@code {"kind":"welcome","text":"…"}}. */
    static byte[] welcome(String text) {
        return members("kind", "welcome", "text", text);
    }

    /** {@code {"kind":"heartbeat"}}: somebody is there. */
    static byte[] heartbeat() {
        return members("kind", "heartbeat");
    }

    private static void writeMessage(JsonGenerator json, ChatMessage message) throws IOException {
        json.writeStartObject();
        json.writeStringField("cursor", message.cursor().toString());
        json.writeStringField("id", message.id());
        json.writeStringField("kind", message.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("author", message.author());
        json.writeStringField("text", message.text());
        json.writeStringField("at", AT.format(message.at()));
        json.writeEndObject();
    }

    private static byte[] members(String... namesAndValues) {
        return write(json -> {
            json.writeStartObject();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                json.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
            }
            json.writeEndObject();
        });
    }

    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] write(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
