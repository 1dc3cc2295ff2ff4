package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import duplex.transport.Language;
import duplex.transport.Texts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void controlCharactersAreAnnouncedAsTheyWereTyped() throws InterruptedException {
        String line = "a\0b\u001B[31mc\u0007\b\t\u007Fd";
        assertEquals(List.of(line), announced(line + "\n"));
    }

    @Test
    void everyLineIsOneAnnouncementAndABlankOneIsNone() throws InterruptedException {
        assertEquals(List.of("one", "two", "three"), announced("one\r\n\n  \ntwo\nthree"));
    }

    @Test
    void aLineThatIsRefusedIsNotTheLast() throws InterruptedException {
        assertEquals(List.of("after"), announced("x".repeat(4_097) + "\nafter\n"));
    }

    /** @param typed in ASCII: which bytes a terminal sends for other letters is its own affair */
    private static List<String> announced(String typed) throws InterruptedException {
        try (DemoServer server = RunningServer.start()) {
            byte[] bytes = typed.getBytes(StandardCharsets.US_ASCII);
            Console console = new Console(server, new ByteArrayInputStream(bytes), Texts.in(Language.KO));
            console.start();
            console.join();
            Cursor start = server.room().end().at(0);
            return ((Reading.Page) server.room().after(start, 10))
                    .messages().stream().map(ChatMessage::text).toList();
        }
    }
}
