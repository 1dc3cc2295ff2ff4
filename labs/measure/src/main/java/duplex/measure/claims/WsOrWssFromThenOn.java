package duplex.measure.claims;

import duplex.measure.client.Trust;
import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;

/** Claim 31: after that, communication goes on by ws or wss (RFC 6455, sections 3 and 4.1). */
final class WsOrWssFromThenOn implements Claim {

    private static final String SPOKEN = "엿듣지 마세요";
    private static final String HEADER_SECTION_END = "\r\n\r\n";

    /** The first byte of a TLS record that begins a handshake (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 22;

    @Override
    public int number() {
        return 31;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.SPECIFICATION;
    }

    /** The same words through a wiretap, once by ws and once by wss: when do the two begin to differ? */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        byte[] clear = overheard(laboratory.server(), "ws", HttpClient.newBuilder());
        byte[] secure;
        try (ServerUnderTest server = laboratory.newServer("--tls")) {
            secure = overheard(server, "wss", HttpClient.newBuilder().sslContext(Trust.any()));
        }
        boolean before = text(clear).startsWith("GET ") && secure[0] == TLS_HANDSHAKE;
        return Finding.of(
                verdict(before),
                Measured.yesOrNo("ws_begins_as_http", text(clear).startsWith("GET ")),
                Measured.yesOrNo("wss_begins_as_tls", secure[0] == TLS_HANDSHAKE),
                Measured.yesOrNo("ws_readable", text(clear).contains(SPOKEN)),
                Measured.yesOrNo("ws_readable_unmasked", unmasked(clear).contains(SPOKEN)),
                Measured.yesOrNo(
                        "wss_readable",
                        text(secure).contains("GET ") || text(secure).contains(SPOKEN)));
    }

    private static byte[] overheard(ServerUnderTest server, String scheme, HttpClient.Builder settings)
            throws IOException {
        try (Wiretap wiretap = new Wiretap(server.address());
                JdkClient client = JdkClient.open(
                                settings,
                                scheme + "://127.0.0.1:" + wiretap.address().getPort() + "/websocket/messages")
                        .orElseThrow(() -> new IOException("no WebSocket by " + scheme))) {
            client.sayAndLeave(RawConnection.chatMessage(SPOKEN, scheme));
            return wiretap.sent();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What the frames after the opening handshake say: the mask comes off with the key that each of them carries. */
    private static String unmasked(byte[] sent) throws IOException {
        String latin1 = new String(sent, StandardCharsets.ISO_8859_1);
        int frames = latin1.indexOf(HEADER_SECTION_END) + HEADER_SECTION_END.length();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(sent, frames, sent.length - frames));
        StringBuilder texts = new StringBuilder();
        while (true) {
            try {
                texts.append(RawFrame.readMasked(in).text());
            } catch (EOFException end) {
                return texts.toString();
            }
        }
    }

    /** What differs from the first byte on was not decided afterwards. */
    static Verdict verdict(boolean differBeforeTheHandshake) {
        return differBeforeTheHandshake ? Verdict.QUALIFIED : Verdict.CONFIRMED;
    }
}
