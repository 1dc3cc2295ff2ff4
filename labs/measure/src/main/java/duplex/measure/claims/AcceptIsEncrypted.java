package duplex.measure.claims;

import duplex.measure.client.Handshake;
import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;

/** Claim 29: Sec-WebSocket-Accept is the key with letters appended, encrypted (RFC 6455, section 1.3). */
final class AcceptIsEncrypted implements Claim {

    /** The answer to {@link RawConnection#EXAMPLE_KEY} that the RFC prints. */
    private static final String EXAMPLE_ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final int KEYS = 10;

    @Override
    public int number() {
        return 29;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** Computes the answer to the RFC's key and to some of our own before the server is asked. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        String example = acceptOf(server, RawConnection.EXAMPLE_KEY);
        Random random = new Random();
        int foretold = 0;
        for (int i = 0; i < KEYS; i++) {
            String key = Handshake.key(random);
            foretold += acceptOf(server, key).equals(Handshake.accept(key)) ? 1 : 0;
        }
        return Finding.of(
                verdict(example, KEYS, foretold),
                Measured.yesOrNo("as_in_the_rfc", example.equals(EXAMPLE_ACCEPT)),
                Measured.of("keys", KEYS, Unit.COUNT),
                Measured.of("foretold", foretold, Unit.COUNT),
                Measured.of("hash_bytes", Base64.getDecoder().decode(example).length, Unit.BYTES));
    }

    private static String acceptOf(ServerUnderTest server, String key) throws IOException {
        String fields = RawConnection.HANDSHAKE_FIELDS.replace(RawConnection.EXAMPLE_KEY, key);
        try (RawConnection connection = server.connect()) {
            return connection
                    .request("GET", "/websocket/messages", fields, "")
                    .response()
                    .field("Sec-WebSocket-Accept")
                    .orElseThrow(() -> new IOException("no Sec-WebSocket-Accept for the key " + key));
        }
    }

    /**
     * That letters are appended is right when the RFC's example comes out. Encrypted it would be if it took a secret: whoever
     * can foretell every answer needs none.
     */
    static Verdict verdict(String example, int keys, int foretold) {
        if (!example.equals(EXAMPLE_ACCEPT)) {
            return Verdict.REFUTED;
        }
        return foretold < keys ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }
}
