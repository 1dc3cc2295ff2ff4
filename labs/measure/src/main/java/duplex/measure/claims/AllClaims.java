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
            new NoPortOfItsOwn(),
            new MessagesAreMadeOfFrames(),
            new TextAndBinary(),
            new SampleRequest(),
            new GetOnHttp11(),
            new FieldsGoTogether(),
            new KeyNamesSubprotocols(),
            new SampleStatusLine(),
            new SuccessIsA101(),
            new AcceptIsEncrypted(),
            new AcceptAuthenticates(),
            new WsOrWssFromThenOn(),
            new AppearedAfterHtml5(),
            new UnusableInInternetExplorer(),
            new SocketIoLikeWebSocket(),
            new SocketIoIsJavaScript(),
            new UnclearErrorCodes(),
            new ServerJsSendsToAll(),
            new BlobToTextClient(),
            new WebSocketForTwoWayTransfer());

    private AllClaims() {}

    static List<Claim> all() {
        return CLAIMS;
    }
}
