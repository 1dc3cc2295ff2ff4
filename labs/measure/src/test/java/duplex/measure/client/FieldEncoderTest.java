package duplex.measure.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;
import org.junit.jupiter.api.Test;

class FieldEncoderTest {

    private final FieldEncoder encoder = new FieldEncoder();

    private static Request request(String method, String target, Request.Field... fields) {
        return new Request(method, "www.example.com", target, List.of(fields), "");
    }

    /** RFC 7541, section C.4.1, but for the order: Chromium sends the authority before scheme and path. */
    @Test
    void theFirstRequestOfTheRfcIsEncodedAsThere() {
        assertEquals("82418cf1e3c2e5f23a6ba0ab90f4ff8784", hex(encoder.encode(request("GET", "/"))));
    }

    @Test
    void whatWasSentOnceIsSentByItsNumber() {
        Request poll = request("GET", "/poll?after=a.1", new Request.Field("User-Agent", "Mozilla/5.0 (a browser)"));
        int first = encoder.encode(poll).remaining();
        int second = encoder.encode(poll).remaining();
        assertTrue(first > 40, first + " B");
        // Method, scheme, authority and user agent by a byte each, and the path as text.
        assertEquals(4 + 2 + 11, second);
    }

    @Test
    void noPathIsKept() {
        int first = encoder.encode(request("GET", "/poll?after=a.1")).remaining();
        int second = encoder.encode(request("GET", "/poll?after=a.1")).remaining();
        int third = encoder.encode(request("GET", "/poll?after=a.1")).remaining();
        assertTrue(second < first);
        assertEquals(second, third);
    }

    @Test
    void aDecoderReadsWhatWasMeant() throws HpackException {
        HpackDecoder decoder = new HpackDecoder(8_192, () -> 0L);
        for (int turn = 0; turn < 3; turn++) {
            ByteBuffer block = encoder.encode(request(
                    "POST",
                    "/messages",
                    new Request.Field("Content-Length", String.valueOf(10 + turn)),
                    new Request.Field("X-Unknown", "value"),
                    new Request.Field("Cookie", "one=1; two=2")));
            MetaData.Request read = (MetaData.Request) decoder.decode(block);
            assertEquals("POST https://www.example.com/messages", read.getMethod() + " " + read.getHttpURI());
            assertEquals(
                    "content-length=" + (10 + turn) + " x-unknown=value cookie=one=1 cookie=two=2",
                    read.getHttpFields().stream()
                            .map(field -> field.getLowerCaseName() + "=" + field.getValue())
                            .collect(Collectors.joining(" ")));
        }
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
