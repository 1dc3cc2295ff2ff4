package duplex.measure.claims;

import static duplex.measure.claims.Verdict.CONFIRMED;
import static duplex.measure.claims.Verdict.QUALIFIED;
import static duplex.measure.claims.Verdict.REFUTED;
import static duplex.measure.claims.Verdict.SLIP;
import static duplex.measure.claims.Verdict.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.measure.claims.UnclearErrorCodes.Tally;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the claims from the twenty-first on: another outcome of the experiment, another verdict. */
class LaterVerdictRulesTest {

    private static final SocketEnd OPENED = new SocketEnd(true, 1000, "", true);
    private static final SocketEnd FAILED = new SocketEnd(false, 1006, "", false);

    @Test
    void whatIsHeardOfSeveralFramesDecides() {
        assertEquals(CONFIRMED, MessagesAreMadeOfFrames.verdict(1, true));
        assertEquals(REFUTED, MessagesAreMadeOfFrames.verdict(3, false));
        assertEquals(REFUTED, MessagesAreMadeOfFrames.verdict(1, false));
        assertEquals(REFUTED, MessagesAreMadeOfFrames.verdict(0, false));
    }

    @Test
    void theOpcodesThatBeginMessagesDecide() {
        assertEquals(CONFIRMED, TextAndBinary.verdict(Set.of(1, 2)));
        assertEquals(QUALIFIED, TextAndBinary.verdict(Set.of(1, 2, 3)));
        assertEquals(REFUTED, TextAndBinary.verdict(Set.of(1)));
    }

    /** As printed, with the version, corrected, Origin without its scheme. */
    @Test
    void aSlipIsRefusedUntilItIsWrittenRight() {
        assertEquals(SLIP, SampleRequest.verdict(new SampleRequest.Answers(400, 400, 101, 403)));
        assertEquals(CONFIRMED, SampleRequest.verdict(new SampleRequest.Answers(101, 101, 101, 403)));
        assertEquals(QUALIFIED, SampleRequest.verdict(new SampleRequest.Answers(400, 101, 101, 403)));
        assertEquals(UNKNOWN, SampleRequest.verdict(new SampleRequest.Answers(400, 400, 403, 403)));
        assertEquals(UNKNOWN, SampleRequest.verdict(new SampleRequest.Answers(400, 400, 101, 101)), "Origin unchecked");
        assertEquals(SLIP, SampleStatusLine.verdict(FAILED));
        assertEquals(CONFIRMED, SampleStatusLine.verdict(OPENED));
    }

    @Test
    void whatElseIsAcceptedDecides() {
        assertEquals(CONFIRMED, GetOnHttp11.verdict(5, 0));
        assertEquals(QUALIFIED, GetOnHttp11.verdict(5, 1));
        assertEquals(REFUTED, GetOnHttp11.verdict(5, 5));
        assertEquals(CONFIRMED, FieldsGoTogether.verdict(4, 0));
        assertEquals(QUALIFIED, FieldsGoTogether.verdict(4, 3));
        assertEquals(REFUTED, FieldsGoTogether.verdict(4, 4));
        assertEquals(CONFIRMED, SuccessIsA101.verdict(101, true, true, 0));
        assertEquals(QUALIFIED, SuccessIsA101.verdict(101, true, true, 1));
        assertEquals(REFUTED, SuccessIsA101.verdict(200, false, true, 0));
        assertEquals(REFUTED, SuccessIsA101.verdict(101, false, true, 0));
    }

    /** Selected by the key, named in the field, the same key twice, agreed by the field. */
    @Test
    void whereTheNamesWorkDecidesWhatTheKeyMeans() {
        assertEquals(REFUTED, KeyNamesSubprotocols.verdict(new KeyNamesSubprotocols.Seen(false, true, false, true)));
        assertEquals(CONFIRMED, KeyNamesSubprotocols.verdict(new KeyNamesSubprotocols.Seen(true, false, true, true)));
        assertEquals(QUALIFIED, KeyNamesSubprotocols.verdict(new KeyNamesSubprotocols.Seen(true, true, false, true)));
        assertEquals(UNKNOWN, KeyNamesSubprotocols.verdict(new KeyNamesSubprotocols.Seen(false, true, true, true)));
        assertEquals(UNKNOWN, KeyNamesSubprotocols.verdict(new KeyNamesSubprotocols.Seen(false, true, false, false)));
    }

    @Test
    void whoCanComputeTheAcceptDecidesWhatItIs() {
        assertEquals(QUALIFIED, AcceptIsEncrypted.verdict("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", 10, 10));
        assertEquals(CONFIRMED, AcceptIsEncrypted.verdict("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", 10, 9));
        assertEquals(REFUTED, AcceptIsEncrypted.verdict("dGhlIHNhbXBsZSBub25jZQ==", 10, 10));
        assertEquals(REFUTED, AcceptAuthenticates.verdict(OPENED));
        assertEquals(CONFIRMED, AcceptAuthenticates.verdict(FAILED));
        assertEquals(QUALIFIED, WsOrWssFromThenOn.verdict(true));
        assertEquals(CONFIRMED, WsOrWssFromThenOn.verdict(false));
    }

    @Test
    void datesAndVersionsDecide() {
        LocalDate draft = LocalDate.of(2008, 7, 3);
        assertEquals(QUALIFIED, AppearedAfterHtml5.verdict(draft, LocalDate.of(2011, 12, 1)));
        assertEquals(CONFIRMED, AppearedAfterHtml5.verdict(draft, LocalDate.of(2014, 10, 29)));
        assertEquals(REFUTED, AppearedAfterHtml5.verdict(LocalDate.of(2007, 12, 31), LocalDate.of(2011, 12, 1)));
        assertEquals(QUALIFIED, UnusableInInternetExplorer.verdict(7, 2));
        assertEquals(CONFIRMED, UnusableInInternetExplorer.verdict(7, 0));
        assertEquals(REFUTED, UnusableInInternetExplorer.verdict(7, 7));
        assertEquals(CONFIRMED, SocketIoIsJavaScript.verdict(List.of("JavaScript", "JavaScript")));
        assertEquals(QUALIFIED, SocketIoIsJavaScript.verdict(List.of("JavaScript", "Java")));
        assertEquals(REFUTED, SocketIoIsJavaScript.verdict(List.of("Java", "Java")));
    }

    @Test
    void whatComesWhereWebSocketBringsNothingDecides() {
        assertEquals(CONFIRMED, SocketIoLikeWebSocket.verdict(new SocketIoLikeWebSocket.Seen(0, 10, true)));
        assertEquals(QUALIFIED, SocketIoLikeWebSocket.verdict(new SocketIoLikeWebSocket.Seen(0, 9, true)));
        assertEquals(QUALIFIED, SocketIoLikeWebSocket.verdict(new SocketIoLikeWebSocket.Seen(0, 10, false)));
        assertEquals(REFUTED, SocketIoLikeWebSocket.verdict(new SocketIoLikeWebSocket.Seen(0, 0, false)));
        assertEquals(UNKNOWN, SocketIoLikeWebSocket.verdict(new SocketIoLikeWebSocket.Seen(10, 10, true)));
    }

    @Test
    void twelveWaysGoWrongAndFiveEndInOrder() {
        Map<WayToEnd, SocketEnd> ends = new EnumMap<>(WayToEnd.class);
        Arrays.stream(WayToEnd.values()).forEach(way -> ends.put(way, asExpected(way)));
        assertEquals(new Tally(12, 5), UnclearErrorCodes.tally(ends));
        ends.put(WayToEnd.RESET, new SocketEnd(true, 1006, "ECONNRESET", false));
        ends.put(WayToEnd.SERVER_IS_DONE, new SocketEnd(true, 1000, "", true));
        assertEquals(new Tally(11, 4), UnclearErrorCodes.tally(ends));
    }

    private static SocketEnd asExpected(WayToEnd way) {
        return way.said()
                .map(said -> new SocketEnd(true, said.code(), said.reason(), true))
                .orElse(FAILED);
    }

    @Test
    void whetherFailuresLookAlikeDecides() {
        assertEquals(CONFIRMED, UnclearErrorCodes.verdict(List.of(new Tally(12, 5), new Tally(12, 5))));
        assertEquals(QUALIFIED, UnclearErrorCodes.verdict(List.of(new Tally(12, 5), new Tally(11, 5))));
        assertEquals(REFUTED, UnclearErrorCodes.verdict(List.of(new Tally(0, 5))));
    }

    @Test
    void whatTheNotesCodeDoesDecides() {
        assertEquals(QUALIFIED, ServerJsSendsToAll.verdict(5, 5, 2));
        assertEquals(CONFIRMED, ServerJsSendsToAll.verdict(5, 5, 1));
        assertEquals(REFUTED, ServerJsSendsToAll.verdict(5, 4, 2));
        assertEquals(CONFIRMED, BlobToTextClient.verdict(new BlobToTextClient.Seen(true, 0, false, false)));
        assertEquals(QUALIFIED, BlobToTextClient.verdict(new BlobToTextClient.Seen(true, 1, false, false)));
        assertEquals(QUALIFIED, BlobToTextClient.verdict(new BlobToTextClient.Seen(true, 0, true, false)));
        assertEquals(QUALIFIED, BlobToTextClient.verdict(new BlobToTextClient.Seen(true, 0, false, true)));
        assertEquals(REFUTED, BlobToTextClient.verdict(new BlobToTextClient.Seen(false, 0, false, false)));
    }

    @Test
    void whereWebSocketIsBestAndWhereItPassesDecide() {
        assertEquals(QUALIFIED, WebSocketForTwoWayTransfer.verdict(true, false));
        assertEquals(CONFIRMED, WebSocketForTwoWayTransfer.verdict(true, true));
        assertEquals(REFUTED, WebSocketForTwoWayTransfer.verdict(false, false));
    }
}
