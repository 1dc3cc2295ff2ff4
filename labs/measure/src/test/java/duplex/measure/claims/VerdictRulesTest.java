package duplex.measure.claims;

import static duplex.measure.claims.Verdict.CONFIRMED;
import static duplex.measure.claims.Verdict.QUALIFIED;
import static duplex.measure.claims.Verdict.REFUTED;
import static duplex.measure.claims.Verdict.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Another outcome of the experiment, another verdict: no claim that a measurement decides is decided beforehand. */
class VerdictRulesTest {

    /** Of five rounds all count, of nine all but the ends, as a coin's heads are distributed. */
    @Test
    void outliersAreLeftOutOnlyWhereThereAreEnoughRounds() {
        assertEquals(
                new Interval(1, 5),
                Measured.median("five", Unit.COUNT, 5, 3, 1, 2, 4).spread());
        assertEquals(
                new Interval(2, 8),
                Measured.median("nine", Unit.COUNT, 9, 1, 2, 3, 4, 5, 6, 7, 8).spread());
        assertEquals(
                5,
                Measured.median("nine", Unit.COUNT, 9, 1, 2, 3, 4, 5, 6, 7, 8).value());
        assertEquals(3.5, Measured.median("six", Unit.COUNT, 6, 1, 2, 3, 4, 5).value());
    }

    @Test
    void connectionsDecideWhetherHttpKeepsThem() {
        assertEquals(REFUTED, HttpKeepsNoConnections.verdict(1));
        assertEquals(QUALIFIED, HttpKeepsNoConnections.verdict(7));
        assertEquals(CONFIRMED, HttpKeepsNoConnections.verdict(100));
        assertEquals(REFUTED, EveryRequestNeedsAConnection.verdict(1));
        assertEquals(QUALIFIED, EveryRequestNeedsAConnection.verdict(2));
        assertEquals(CONFIRMED, EveryRequestNeedsAConnection.verdict(40));
    }

    @Test
    void theIdleTimeDecidesWhetherAConnectionIsTemporary() {
        assertEquals(QUALIFIED, ConnectionIsTemporary.verdict(true, 2.01, 1));
        assertEquals(CONFIRMED, ConnectionIsTemporary.verdict(true, 0.001, 6));
        assertEquals(REFUTED, ConnectionIsTemporary.verdict(false, 10, 1));
    }

    @Test
    void memoryAgainstTimeDecidesWhetherItSavesResources() {
        assertEquals(QUALIFIED, SavesServerResources.verdict(5_000, ratio(1.1, 2)));
        assertEquals(REFUTED, SavesServerResources.verdict(0, ratio(1.1, 2)));
        assertEquals(UNKNOWN, SavesServerResources.verdict(5_000, ratio(0.9, 2)));
    }

    @Test
    void theDelayOfEventsDecidesWhetherHttpIsTheLimit() {
        assertEquals(QUALIFIED, HttpReachesItsLimitInChat.verdict(percent(-1, 1.9)));
        assertEquals(CONFIRMED, HttpReachesItsLimitInChat.verdict(percent(2.1, 90)));
        assertEquals(UNKNOWN, HttpReachesItsLimitInChat.verdict(percent(-1, 9)));
    }

    @Test
    void navigationsDecide() {
        assertEquals(QUALIFIED, RequestsNavigateThePage.verdict(1, 1, 0, 0));
        assertEquals(CONFIRMED, RequestsNavigateThePage.verdict(1, 1, 1, 1));
        assertEquals(REFUTED, RequestsNavigateThePage.verdict(0, 0, 0, 0));
        assertEquals(CONFIRMED, AjaxLeavesThePageAlone.verdict(false, true, 40));
        assertEquals(REFUTED, AjaxLeavesThePageAlone.verdict(true, true, 40));
        assertEquals(REFUTED, AjaxLeavesThePageAlone.verdict(false, false, 40));
        assertEquals(REFUTED, AjaxLeavesThePageAlone.verdict(false, true, 0));
    }

    @Test
    void answersAndBytesDecideWhoCanSendARequest() {
        assertEquals(QUALIFIED, XmlHttpRequestOrAxios.verdict(true, true, false));
        assertEquals(CONFIRMED, XmlHttpRequestOrAxios.verdict(true, false, false));
        assertEquals(CONFIRMED, XmlHttpRequestOrAxios.verdict(true, true, true));
        assertEquals(REFUTED, XmlHttpRequestOrAxios.verdict(false, true, false));
    }

    @Test
    void aByteThatComesUnaskedRefutesRequestAndResponse() {
        assertEquals(CONFIRMED, AjaxIsStillRequestAndResponse.verdict(0, 4));
        assertEquals(REFUTED, AjaxIsStillRequestAndResponse.verdict(1, 4));
        assertEquals(REFUTED, AjaxIsStillRequestAndResponse.verdict(0, 1));
    }

    @Test
    void whatFollowsThe101Decides() {
        assertEquals(QUALIFIED, OneHttpConnectionCarriesBothDirections.verdict(true, 1002, false));
        assertEquals(CONFIRMED, OneHttpConnectionCarriesBothDirections.verdict(true, 1005, true));
        assertEquals(REFUTED, OneHttpConnectionCarriesBothDirections.verdict(false, 1002, false));
        assertEquals(CONFIRMED, OneExchangeThenTheConnectionStays.verdict(101, 100, 0));
        assertEquals(QUALIFIED, OneExchangeThenTheConnectionStays.verdict(101, 100, 40));
        assertEquals(REFUTED, OneExchangeThenTheConnectionStays.verdict(101, 99, 0));
        assertEquals(CONFIRMED, HeadersOnlyInTheHandshake.verdict(332, 0, 0));
        assertEquals(REFUTED, HeadersOnlyInTheHandshake.verdict(332, 10, 0));
        assertEquals(REFUTED, HeadersOnlyInTheHandshake.verdict(332, 0, 1));
    }

    @Test
    void agesDecideWhatLasts() {
        assertEquals(QUALIFIED, OppositeOfHttp.verdict(3.1, 3.1, 3.1));
        assertEquals(CONFIRMED, OppositeOfHttp.verdict(3.1, 0, 3.1));
        assertEquals(REFUTED, OppositeOfHttp.verdict(0, 3.1, 3.1));
    }

    @Test
    void loadDecides() {
        LessLoadThanHttp.Load less = load(ratio(0.2, 0.5), ratio(0.5, 0.9));
        LessLoadThanHttp.Load crossing = load(ratio(0.2, 0.5), ratio(1.1, 2));
        LessLoadThanHttp.Load more = load(ratio(1.1, 1.2), ratio(1.1, 2));
        LessLoadThanHttp.Load noise = load(ratio(0.5, 1.2), ratio(0.5, 2));
        assertEquals(QUALIFIED, LessLoadThanHttp.verdict(crossing, less, false));
        assertEquals(QUALIFIED, LessLoadThanHttp.verdict(less, less, true));
        assertEquals(CONFIRMED, LessLoadThanHttp.verdict(less, less, false));
        assertEquals(REFUTED, LessLoadThanHttp.verdict(more, more, true));
        assertEquals(UNKNOWN, LessLoadThanHttp.verdict(noise, less, true));
    }

    @Test
    void framesAndRatiosDecideTheOverhead() {
        assertEquals(CONFIRMED, HeadersAreNotRepeated.verdict(6, 2, 19, 3));
        assertEquals(QUALIFIED, HeadersAreNotRepeated.verdict(6, 2, 19, 0.9));
        assertEquals(QUALIFIED, HeadersAreNotRepeated.verdict(8, 4, 19, 3));
        assertEquals(REFUTED, HeadersAreNotRepeated.verdict(6, 2, 0.9, 0.5));
    }

    @Test
    void arrivalDecidesTwoWayAndThePort() {
        assertEquals(CONFIRMED, FullyTwoWay.verdict(1_000, 1_000, 200));
        assertEquals(REFUTED, FullyTwoWay.verdict(1_000, 1_000, 1));
        assertEquals(REFUTED, FullyTwoWay.verdict(1_000, 999, 200));
        assertEquals(CONFIRMED, NoPortOfItsOwn.verdict(200, 201, 101));
        assertEquals(REFUTED, NoPortOfItsOwn.verdict(200, 201, 404));
    }

    private static LessLoadThanHttp.Load load(Measured rare, Measured frequent) {
        return new LessLoadThanHttp.Load(List.of(), rare, frequent);
    }

    private static Measured ratio(double low, double high) {
        return Measured.median("ratio", Unit.RATIO, low, high);
    }

    /** The value itself lies halfway. */
    private static Measured percent(double low, double high) {
        return Measured.median("percent", Unit.PERCENT, low, high);
    }
}
