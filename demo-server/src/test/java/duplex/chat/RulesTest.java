package duplex.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import duplex.chat.RefusedException.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final Rules rules = new Rules(4_096, 64);

    @Test
    void aTextIsKeptAsItIsAndANameIsStripped() throws RefusedException {
        Draft draft = rules.chat(" 민수 ", "  두 칸\n\0 ", "a1");
        assertEquals(new Draft("a1", Kind.CHAT, "민수", "  두 칸\n\0 "), draft);
    }

    @Test
    void aTextIsMeasuredInUtf8Bytes() throws RefusedException {
        rules.chat("a", "가".repeat(1_365), "id");
        refused(Reason.TOO_LONG, "refused.text.too-long [4098, 4096]", "a", "가".repeat(1_366), "id");
    }

    @Test
    void anEmptyTextIsRefused() {
        refused(Reason.INCOMPLETE, "refused.text.empty [4096]", "a", " \t\n", "id");
    }

    @Test
    void aMissingNameIsRefused() {
        refused(Reason.INCOMPLETE, "refused.name.empty [64]", "  ", "text", "id");
    }

    @Test
    void aLongNameIsRefused() {
        refused(Reason.TOO_LONG, "refused.name.too-long [66, 64]", "가".repeat(22), "text", "id");
    }

    @Test
    void halfASurrogatePairIsNotText() {
        refused(Reason.MALFORMED, "refused.text.not-unicode []", "a", "\ud83d", "id");
    }

    @Test
    void anIdIsOneTo36SafeCharacters() throws RefusedException {
        rules.chat("a", "text", "A-z_0".repeat(7) + "1");
        String line = "refused.id []";
        refused(Reason.MALFORMED, line, "a", "text", "");
        refused(Reason.MALFORMED, line, "a", "text", "a".repeat(37));
        refused(Reason.MALFORMED, line, "a", "text", "a b");
        refused(Reason.MALFORMED, line, "a", "text", "가");
    }

    private void refused(Reason reason, String line, String author, String text, String id) {
        RefusedException e = assertThrows(RefusedException.class, () -> rules.chat(author, text, id));
        assertEquals(line, e.key() + " " + Arrays.toString(e.arguments()));
        assertEquals(reason, e.reason());
    }
}
