package duplex.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import duplex.chat.RefusedException.Reason;
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
        refused(Reason.TOO_LONG, "text is 4,098 bytes; at most 4,096", "a", "가".repeat(1_366), "id");
    }

    @Test
    void anEmptyTextIsRefused() {
        refused(Reason.INCOMPLETE, "text is empty; send 1 to 4,096 bytes", "a", " \t\n", "id");
    }

    @Test
    void aMissingNameIsRefused() {
        refused(Reason.INCOMPLETE, "name is empty; send 1 to 64 bytes", "  ", "text", "id");
    }

    @Test
    void aLongNameIsRefused() {
        refused(Reason.TOO_LONG, "name is 66 bytes; at most 64", "가".repeat(22), "text", "id");
    }

    @Test
    void halfASurrogatePairIsNotText() {
        refused(Reason.MALFORMED, "text is not Unicode text; send whole characters", "a", "\ud83d", "id");
    }

    @Test
    void anIdIsOneTo36SafeCharacters() throws RefusedException {
        rules.chat("a", "text", "A-z_0".repeat(7) + "1");
        String line = "id is missing or malformed; send 1 to 36 of A-Z a-z 0-9 _ -, random";
        refused(Reason.MALFORMED, line, "a", "text", "");
        refused(Reason.MALFORMED, line, "a", "text", "a".repeat(37));
        refused(Reason.MALFORMED, line, "a", "text", "a b");
        refused(Reason.MALFORMED, line, "a", "text", "가");
    }

    private void refused(Reason reason, String line, String author, String text, String id) {
        RefusedException e = assertThrows(RefusedException.class, () -> rules.chat(author, text, id));
        assertEquals(line, e.line());
        assertEquals(reason, e.reason());
    }
}
