package duplex.measure.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.measure.history.Fault.Kind;
import duplex.measure.history.History.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The checker is told of histories with one thing wrong, and finds that thing. */
class HistoryTest {

    private final History history = new History();

    @Test
    void aHistoryInWhichAllIsWellHasNoFault() {
        answered("a b c");
        saw("1a 2b 3c");
        assertFaults("1a 2b 3c");
    }

    @Test
    void whatWasSentAndNeverAcknowledgedMayBeThereOrNot() {
        answered("a");
        saw("1a 2unacknowledged");
        assertFaults("1a 2unacknowledged");
    }

    @Test
    void anAcknowledgedOneThatIsNotInTheLogIsLost() {
        answered("a b c");
        saw("1a 2b");
        assertFaults("1a 2b", Kind.LOST);
    }

    @Test
    void aReaderThatNeverSawTheEndHasLostIt() {
        answered("a b c");
        saw("1a 2b");
        assertFaults("1a 2b 3c", Kind.LOST);
    }

    @Test
    void anIdInTwoPlacesIsDoubled() {
        answered("a b");
        saw("1a 2b");
        assertFaults("1a 2b 3a", Kind.DOUBLED, Kind.DOUBLED, Kind.LOST); // in the log, for the newcomer; and unseen
    }

    @Test
    void whatOneReaderSawTwiceIsDoubled() {
        answered("a b c");
        saw("1a 2b 2b 3c");
        assertFaults("1a 2b 3c", Kind.DOUBLED);
    }

    @Test
    void twoThatStandTheOtherWayRoundForAReaderAreReordered() {
        saw("1a 2c 3b");
        assertFaults("1a 2b 3c", Kind.REORDERED, Kind.REORDERED);
    }

    @Test
    void aReaderThatSawAnEarlierOneLaterIsToldReorderedAndAGap() {
        saw("1a 3c 2b");
        assertFaults("1a 2b 3c", Kind.GAP, Kind.REORDERED);
    }

    @Test
    void whatOnePosterPostedOneAfterTheOtherIsReorderedWhenItStandsTheOtherWayRound() {
        history.acknowledged("poster", OptionalLong.of(2), "a");
        history.acknowledged("poster", OptionalLong.of(1), "b");
        saw("1b 2a");
        assertFaults("1b 2a", Kind.REORDERED);
    }

    @Test
    void anAcknowledgementNeedNotNameThePlace() {
        history.acknowledged("poster", OptionalLong.empty(), "a");
        history.acknowledged("poster", OptionalLong.empty(), "b");
        assertFaults("1a 2b");
        assertFaults("1b 2a", Kind.REORDERED);
    }

    @Test
    void anAcknowledgementThatNamesAnotherPlaceIsReordered() {
        history.acknowledged("poster", OptionalLong.of(2), "a");
        saw("1a 2b");
        assertFaults("1a 2b", Kind.REORDERED);
    }

    @Test
    void aReaderThatWasLedPastAPlaceHasAGap() {
        answered("a b c");
        saw("1a 3c");
        assertFaults("1a 2b 3c", Kind.GAP);
    }

    @Test
    void aReaderThatDidNotBeginAtTheBeginningHasAGap() {
        saw("2b 3c");
        assertFaults("1a 2b 3c", Kind.GAP);
    }

    @Test
    void aGapThatAReaderWasToldOfIsAGapAllTheSame() {
        saw("1a");
        history.toldToResync("reader", "the cursor is beyond the end");
        assertFaults("1a", Kind.GAP);
    }

    @Test
    void aGapInTheLogItselfIsFound() {
        saw("1a 3c");
        assertFaults("1a 3c", Kind.GAP, Kind.GAP); // for the newcomer who reads the log, and for the reader
    }

    @Test
    void whatAReaderSawAndTheLogNoLongerHasIsTakenBack() {
        saw("1a 2ghost 2b");
        assertFaults("1a 2b", Kind.TAKEN_BACK, Kind.REORDERED);
    }

    private void answered(String ids) {
        long sequence = 0;
        for (String id : ids.split(" ", -1)) {
            history.acknowledged("poster", OptionalLong.of(++sequence), id);
        }
    }

    private void saw(String places) {
        seen(places).forEach(each -> history.saw("reader", each.sequence(), each.id()));
    }

    private static List<Seen> seen(String places) {
        List<Seen> seen = new ArrayList<>();
        for (String place : places.split(" ", -1)) {
            seen.add(new Seen(Long.parseLong(place.substring(0, 1)), place.substring(1)));
        }
        return seen;
    }

    private void assertFaults(String log, Kind... kinds) {
        List<Fault> faults = history.faults(seen(log));
        assertEquals(List.of(kinds), faults.stream().map(Fault::kind).toList(), faults.toString());
    }
}
