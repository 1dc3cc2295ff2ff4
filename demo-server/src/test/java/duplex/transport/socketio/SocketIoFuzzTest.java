package duplex.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import duplex.Fuzz;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketIoFuzzTest {

    private static final int MOST_BYTES = 1_000_000;

    /** A line is a message of text, one that begins with {@code b} a binary one; what is taken is written again the same. */
    @Test
    void badInputGetsAClearAnswer() throws InterruptedException {
        new Fuzz(
                        "Socket.IO",
                        "0\n",
                        "0/admin,{\"token\":\"123\"}\n",
                        "2[\"hello\",1,-2.5e3,null,{\"a\":true}]\n",
                        "2/admin,13[\"foo\"]\n",
                        "313[\"bar\"]\n",
                        "52-/admin,7[\"baz\",{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":1}]]\nb12\nb\n",
                        "61-15[{\"_placeholder\":true,\"num\":0}]\nb1234\n",
                        "1/admin,\n")
                .refusedBy(SocketIoException.class)
                .feed(SocketIoFuzzTest::converse);
    }

    @Test
    void anExponentBeyondAllNumbersIsRefused() {
        SocketIoDecoder decoder = new SocketIoDecoder(MOST_BYTES);
        assertThrows(SocketIoException.class, () -> decoder.text("2[1e9999999991]"));
    }

    private static void converse(byte[] input) throws SocketIoException {
        SocketIoDecoder decoder = new SocketIoDecoder(MOST_BYTES);
        for (String line : Fuzz.utf8(input).lines().toList()) {
            Optional<SocketIoPacket> packet = line.startsWith("b")
                    ? decoder.binary(ByteBuffer.wrap(line.substring(1).getBytes(StandardCharsets.UTF_8)))
                    : decoder.text(line);
            if (packet.isPresent()) {
                assertSameWhenWrittenAgain(packet.get());
            }
        }
    }

    private static void assertSameWhenWrittenAgain(SocketIoPacket packet) throws SocketIoException {
        SocketIoDecoder decoder = new SocketIoDecoder(MOST_BYTES);
        Optional<SocketIoPacket> again = decoder.text(packet.encode());
        for (ByteBuffer attachment : packet.attachments()) {
            again = decoder.binary(attachment);
        }
        assertEquals(packet.encode(), again.orElseThrow().encode());
    }
}
