package lab05;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The server's half of the opening handshake (RFC 6455, section 4.2). */
final class Handshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /** The {@code Sec-WebSocket-Accept} that belongs to a client's {@code Sec-WebSocket-Key}. */
    static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] hash = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Answers a request that asks for a WebSocket; what stands behind its header section stays in the buffer. */
    static String upgrade(ByteBuffer received) {
        List<String> lines = headerSection(received).lines().toList();
        String[] requestLine = lines.get(0).split(" ");
        Map<String, String> fields = fields(lines.subList(1, lines.size()));
        boolean http11 = requestLine.length == 3 && requestLine[0].equals("GET") && requestLine[2].equals("HTTP/1.1");
        if (!http11 || !fields.containsKey("host") || !asksForWebSocket(fields)) {
            return "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
        }
        if (!fields.getOrDefault("sec-websocket-version", "").equals("13")) {
            return "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n";
        }
        String key = fields.getOrDefault("sec-websocket-key", "");
        if (!isSixteenBytes(key)) {
            return "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
        }
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n"
                + (fields.containsKey("sec-websocket-protocol") ? "Sec-WebSocket-Protocol: " + key + "\r\n" : "")
                + "\r\n";
    }

    /** Takes bytes out of the buffer up to the empty line, and not one more. */
    private static String headerSection(ByteBuffer received) {
        StringBuilder section = new StringBuilder();
        while (section.indexOf("\r\n\r\n") < 0) {
            section.append((char) (received.get() & 0xFF));
        }
        return section.toString();
    }

    /** By name in lower case: names compare without regard to case (RFC 9110, section 5.1). */
    private static Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
            }
        }
        return fields;
    }

    private static boolean asksForWebSocket(Map<String, String> fields) {
        return lists(fields.get("connection"), "upgrade") && lists(fields.get("upgrade"), "websocket");
    }

    /** Whether a value that is a list (RFC 9110, section 5.6.1) has this member, in whatever case. */
    private static boolean lists(String value, String member) {
        if (value == null) {
            return false;
        }
        for (String each : value.split(",")) {
            if (each.strip().equalsIgnoreCase(member)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSixteenBytes(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
