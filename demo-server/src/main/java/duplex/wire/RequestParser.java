package duplex.wire;

/** Splits requests (RFC 9112, section 3). */
final class RequestParser extends HttpParser {

    private final WireParser wire;
    private final WireListener listener;
    private Request request = new Request("");
    private int minorVersion;
    private boolean emptyLinePassed;

    RequestParser(WireParser wire, OneWay way, WireListener listener) {
        super(way, listener);
        this.wire = wire;
        this.listener = listener;
    }

    @Override
    void startLine(Line line) throws UnparsableException {
        int afterMethod = line.indexOf(' ', 0);
        int afterTarget = line.indexOf(' ', afterMethod + 1);
        if (!line.isToken(0, afterMethod) || afterTarget <= afterMethod + 1) {
            throw new UnparsableException("not a request line");
        }
        for (int index = afterMethod + 1; index < afterTarget; index++) {
            if (line.at(index) <= ' ') {
                throw new UnparsableException("character that must be percent-encoded in a request target");
            }
        }
        minorVersion = HttpVersion.minor(line, afterTarget + 1, line.end());
        String method = line.text(0, afterMethod);
        request = new Request(method);
        wire.requestStarted(request);
        listener.requestStarted(method, line.text(afterMethod + 1, afterTarget));
        emptyLinePassed = false;
    }

    /** One, as section 2.2 asks of servers; its bytes are counted with start lines. */
    @Override
    boolean passesOverEmptyLine() {
        boolean first = !emptyLinePassed;
        emptyLinePassed = true;
        return first;
    }

    @Override
    BodyLength bodyLength(HeaderSection fields) throws UnparsableException {
        if (fields.upgrade()) {
            request.asksForUpgrade();
        }
        BodyLength length = fields.bodyLength(minorVersion).orElse(BodyLength.NONE);
        if (length.untilClose()) {
            throw new UnparsableException("a request body must have a length or be chunked");
        }
        return length;
    }

    @Override
    void ended(HeaderSection fields) {
        wire.requestEnded(request);
    }
}
