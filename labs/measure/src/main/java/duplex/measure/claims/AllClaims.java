package duplex.measure.claims;

import java.util.List;

/** Every claim, in the order of the note. */
final class AllClaims {

    private static final List<Claim> CLAIMS = List.of(
            new HttpKeepsNoConnections(),
            new ConnectionIsTemporary(),
            new SavesServerResources(),
            new EveryRequestNeedsAConnection(),
            new HttpReachesItsLimitInChat(),
            new RequestsNavigateThePage(),
            new XmlHttpRequestOrAxios(),
            new AjaxLeavesThePageAlone(),
            new AjaxIsStillRequestAndResponse(),
            new RequestHeadersAreAlwaysSent(),
            new WebSocketIsAnHtml5Standard(),
            new OneHttpConnectionCarriesBothDirections(),
            new OneExchangeThenTheConnectionStays(),
            new OppositeOfHttp(),
            new LessLoadThanHttp(),
            new HeadersAreNotRepeated(),
            new ComplementsHttp(),
            new FullyTwoWay(),
            new HeadersOnlyInTheHandshake(),
            new NoPortOfItsOwn());

    private AllClaims() {}

    static List<Claim> all() {
        return CLAIMS;
    }
}
