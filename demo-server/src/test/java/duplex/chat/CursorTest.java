package duplex.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorIsOneStringThereAndBack() throws RefusedException {
        assertEquals("k3f9.17", new Cursor("k3f9", 17).toString());
        assertEquals(new Cursor("k3f9", 17), Cursor.parse("k3f9.17"));
        assertEquals(new Cursor("k3f9", 0), Cursor.parse("k3f9.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "k3f9",
                "k3f9.",
                ".17",
                "k3f9.-1",
                "k3f9.017",
                "K3F9.17",
                "k3f9.17 ",
                "k3f9.1e3",
                "k3f9.1.2",
                "k3f9.1234567890123456",
                "k3f9.१",
                "aaaaaaaaaaaaaaaaa.1",
                "null",
                "k3f9.17\n"
            })
    void anythingElseIsMalformed(String text) {
        assertThrows(RefusedException.class, () -> Cursor.parse(text));
    }

    @Test
    void goingBackStopsAtTheBeginning() {
        assertEquals(new Cursor("k3f9", 7), new Cursor("k3f9", 57).back(50));
        assertEquals(new Cursor("k3f9", 0), new Cursor("k3f9", 17).back(50));
    }
}
