package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Claim 26: Sec-WebSocket-Key means the sub-protocols that the client wants (RFC 6455, section 4.1, items 7 and 10). */
final class KeyNamesSubprotocols implements Claim {

    private static final String WANTED = "chat, superchat";
    private static final String FIRST = "chat";

    /** A valid key: {@link #WANTED} and an exclamation mark are 16 bytes. */
    private static final String SPELLING = base64(WANTED + "!");

    private static final String PROTOCOL = "Sec-WebSocket-Protocol";

    @Override
    public int number() {
        return 26;
    }

    @Override
    public Verdict expected() {
        return Verdict.REFUTED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /**
     * Spells the names in the key and sees what our server selects; and lets the JDK's client want them, twice, to see
     * where it writes them and what it takes for the answer.
     */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        boolean selectedByKey = isSelectedByKey(laboratory.server());
        List<Caller> asking = new CopyOnWriteArrayList<>();
        int agreed = 0;
        try (ScriptedServer server = new ScriptedServer(caller -> {
            asking.add(caller);
            caller.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" + PROTOCOL
                    + ": " + FIRST + "\r\nSec-WebSocket-Accept: " + caller.rightAccept() + "\r\n\r\n");
            caller.awaitEnd();
        })) {
            for (int i = 0; i < 2; i++) {
                Optional<JdkClient> open = JdkClient.open(server.webSocketUrl(), FIRST, "superchat");
                agreed += open.filter(client -> client.subprotocol().equals(FIRST))
                                .isPresent()
                        ? 1
                        : 0;
                open.ifPresent(JdkClient::close);
            }
        }
        Seen seen = new Seen(
                selectedByKey,
                asking.stream().allMatch(caller -> caller.field(PROTOCOL).equals(Optional.of(WANTED))),
                asking.stream().map(KeyNamesSubprotocols::key).distinct().count() == 1,
                agreed == 2);
        Measured[] measured = {
            Measured.yesOrNo("selected_by_key", seen.selectedByKey()),
            Measured.yesOrNo("named_in_field", seen.namedInField()),
            Measured.yesOrNo("same_key", seen.sameKey()),
            Measured.of("key_bytes", Base64.getDecoder().decode(key(asking.get(0))).length, Unit.BYTES),
            Measured.yesOrNo("agreed_by_field", seen.agreedByField())
        };
        Verdict verdict = verdict(seen);
        return verdict == Verdict.UNKNOWN
                ? Finding.unknown(Reason.of("unforeseen"), measured)
                : Finding.of(verdict, measured);
    }

    /**
     * @param selectedByKey the server chose a sub-protocol that only the key spelled
     * @param namedInField the client wrote what it wants into {@code Sec-WebSocket-Protocol}
     * @param sameKey wanting the same twice, the client sent the same key
     * @param agreedByField the client took the name in the answer's {@code Sec-WebSocket-Protocol} for agreed
     */
    record Seen(boolean selectedByKey, boolean namedInField, boolean sameKey, boolean agreedByField) {}

    private static boolean isSelectedByKey(ServerUnderTest server) throws IOException {
        String fields = RawConnection.HANDSHAKE_FIELDS.replace(RawConnection.EXAMPLE_KEY, SPELLING);
        try (RawConnection connection = server.connect()) {
            RawResponse response =
                    connection.request("GET", "/websocket/messages", fields, "").response();
            if (response.status() != 101) {
                throw new IOException("the key " + SPELLING + " was answered " + response.statusLine());
            }
            return response.field(PROTOCOL).isPresent();
        }
    }

    private static String key(Caller caller) {
        return caller.field("Sec-WebSocket-Key").orElse("");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The key would mean the names if the server could read them in it, or the client wrote them into it. */
    static Verdict verdict(Seen seen) {
        if (seen.selectedByKey()) {
            return seen.namedInField() ? Verdict.QUALIFIED : Verdict.CONFIRMED;
        }
        return seen.namedInField() && seen.agreedByField() && !seen.sameKey() ? Verdict.REFUTED : Verdict.UNKNOWN;
    }
}
