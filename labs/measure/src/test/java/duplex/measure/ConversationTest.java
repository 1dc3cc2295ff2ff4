package duplex.measure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 16, 256, 4096})
    void aTextHasExactlyTheBytesAskedFor(int bytes) {
        for (ChatLine line : new Conversation(1).next(300, bytes)) {
            assertEquals(bytes, line.text().getBytes(UTF_8).length, line.text());
            assertEquals(line.text().strip(), line.text());
        }
    }

    @Test
    void textsAreKoreanAndLatin() {
        String all =
                new Conversation(1).next(100, 16).stream().map(ChatLine::text).collect(Collectors.joining());
        assertTrue(all.codePoints().anyMatch(Character::isIdeographic) || all.matches(".*[가-힣].*"));
        assertTrue(all.matches(".*[a-z].*"));
    }

    @Test
    void noTwoLinesAreTheSame() {
        List<ChatLine> lines = new Conversation(1).next(2_000, 16);
        assertEquals(2_000, lines.stream().map(ChatLine::text).distinct().count());
        assertEquals(2_000, lines.stream().map(ChatLine::id).distinct().count());
    }

    @Test
    void aLineIsRecognisedByItsIdAndByItsText() {
        Conversation conversation = new Conversation(1);
        conversation.next(10, 16);
        ChatLine line = conversation.next(10, 256).get(3);
        assertEquals(13, conversation.byId(line.id()).orElseThrow());
        assertEquals(13, conversation.byText(line.text()).orElseThrow());
        assertTrue(conversation.byText("nobody said this").isEmpty());
    }

    /** RFC 6455, section 5.2: up to 125 bytes of payload data the frame header is 2 bytes. */
    @Test
    void sixteenBytesOfTextFitAShortFrame() {
        Conversation conversation = new Conversation(1);
        conversation.next(99_999, 16);
        assertTrue(conversation.representationBytes(9, "k3f9") <= 125);
        assertTrue(conversation.representationBytes(99_998, "k3f9") <= 125);
    }
}
