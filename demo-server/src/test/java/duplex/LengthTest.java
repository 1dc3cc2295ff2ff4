package duplex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LengthTest {

    @Test
    void theBuildSaysHowLongThisRunIs() {
        String named = System.getProperty("duplex.length", "everyday");
        assertEquals(named, Length.of("everyday", "slow", "endurance"));
    }

    @Test
    @Tag("slow")
    void aSlowTestIsLeftOutOfTheEverydayRun() {
        assertNotEquals(Length.EVERYDAY, Length.OF_THIS_RUN);
    }

    @Test
    @Tag("endurance")
    void anEnduranceTestIsLeftOutOfTheSlowRunToo() {
        assertEquals(Length.ENDURANCE, Length.OF_THIS_RUN);
    }
}
