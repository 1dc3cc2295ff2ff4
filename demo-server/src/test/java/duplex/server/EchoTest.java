package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import duplex.server.RawReader.Frame;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6455 on the echo endpoint, which stands behind the same settings as the room: what comes back, and which code. */
@TestInstance(Lifecycle.PER_CLASS)
class EchoTest {

    private static final String HANDSHAKE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: " + RawClient.KEY + "\r\n";

    private DemoServer server;

    @BeforeAll
    void start() throws StartFailedException {
        server = DemoServer.start(
                RunningServer.options(RunningServer.WITHOUT_RATES).withEcho());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private RawClient open() {
        RawClient client = new RawClient(server.port());
        assertEquals(
                101, client.request("GET", "/echo", HANDSHAKE, "").response().status());
        return client;
    }

    @Test
    void itIsOffUnlessAskedFor() {
        try (DemoServer plain = RunningServer.start();
                RawClient client = new RawClient(plain.port())) {
            assertEquals(
                    404,
                    client.request("GET", "/echo", HANDSHAKE, "").response().status());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "125", "126", "127", "128", "65535", "65536"})
    void textAndBinaryComeBackAsTheyWere(int length) {
        String text = "x".repeat(length);
        try (RawClient client = open()) {
            assertEquals(new Frame(1, text), client.text(text).frame());
            assertEquals(
                    new Frame(2, text), client.frame(2, RawClient.utf8(text)).frame());
        }
    }

    @Test
    void fragmentsComeBackWholeAndAPingInBetweenIsAnsweredAtOnce() {
        try (RawClient client = open()) {
            client.fragment(1, RawClient.utf8("안")).frame(9, RawClient.utf8("p"));
            assertEquals(new Frame(10, "p"), client.frame());
            client.fragment(0, RawClient.utf8("")).frame(0, RawClient.utf8("녕"));
            assertEquals(new Frame(1, "안녕"), client.frame());
        }
    }

    @Test
    void aCharacterMayBeCutByAFragment() {
        try (RawClient client = open()) {
            byte[] utf8 = RawClient.utf8("한");
            client.fragment(1, new byte[] {utf8[0]})
                    .fragment(0, new byte[] {utf8[1]})
                    .frame(0, new byte[] {utf8[2]});
            assertEquals(new Frame(1, "한"), client.frame());
        }
    }

    /**
     * Frames in hexadecimal, masked with four zeros unless their fault is that they are not. Of one that is too long the
     * first byte of payload data is enough.
     */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "a frame that is not masked,                810161,                             1002",
        "RSV1 without an extension,                 C18000000000,                       1002",
        "RSV2,                                      A18000000000,                       1002",
        "RSV3,                                      918000000000,                       1002",
        "reserved opcode 3,                         838000000000,                       1002",
        "reserved opcode 7,                         878000000000,                       1002",
        "reserved opcode 11,                        8B8000000000,                       1002",
        "reserved opcode 15,                        8F8000000000,                       1002",
        "a ping of 126 bytes,                       89FE007E00000000 00,                1002",
        "a fragmented ping,                         098000000000,                       1002",
        "a continuation of nothing,                 808000000000,                       1002",
        "a new text between fragments,              018000000000 818000000000,          1002",
        "a close frame of one byte,                 88810000000003,                     1002",
        "close code 999,                            88820000000003E7,                   1002",
        "close code 1004,                           88820000000003EC,                   1002",
        "close code 1005,                           88820000000003ED,                   1002",
        "close code 1006,                           88820000000003EE,                   1002",
        "close code 1015,                           88820000000003F7,                   1002",
        "close code 2999,                           8882000000000BB7,                   1002",
        "close code 5000,                           888200000000 1388,                  1002",
        "a reason that is not UTF-8,                88840000000003E8C328,               1007",
        "a bare continuation byte,                  81810000000080,                     1007",
        "an overlong slash,                         818200000000C0AF,                   1007",
        "a surrogate,                               818300000000EDA080,                 1007",
        "beyond U+10FFFF,                           818400000000F4908080,               1007",
        "text that ends in mid-character,           818100000000ED,                     1007",
        "not UTF-8 in a fragment that is not last,  01810000000080,                     1007",
        "a length of 65537,                         81FF000000000001000100000000 00,    1009",
        "a length of 2^63 - 1,                      82FF7FFFFFFFFFFFFFFF00000000 00,    1009",
        "a length of 1 GB,                          82FF000000004000000000000000 00,    1009"
    })
    void whatIsWrongIsClosedWithItsCode(String fault, String hex, int code) {
        try (RawClient client = open()) {
            client.send(HexFormat.of().parseHex(hex.replace(" ", "")));
            Frame close = client.frame();
            assertEquals(8, close.opcode());
            assertEquals(String.valueOf(code), close.text().substring(0, 4), fault);
            client.answerClose();
        }
    }

    /** Section 5.2: the most significant bit of the 64 must be 0. */
    @Test
    void aLengthOf2To63IsRefused() {
        try (RawClient client = open()) {
            client.send(HexFormat.of().parseHex("82FF800000000000000000000000"));
            String close = client.frame().text();
            assertFalse(close.startsWith("1000"), close);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000", "1001", "1002", "1003", "1007", "1011", "3000", "3999", "4000", "4999"})
    void aCloseFrameIsAnsweredWithItsOwnCode(int code) {
        try (RawClient client = open()) {
            client.frame(8, new byte[] {(byte) (code >> 8), (byte) code});
            assertEquals(code + " ", client.frame().text());
        }
    }
}
