package duplex.wire;

import duplex.wire.Request.Answer;

/** Splits responses (RFC 9112, section 4), each with the request that it answers in view. */
final class ResponseParser extends HttpParser {

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final WireParser wire;
    private final WireListener listener;
    private Request request = new Request("");
    private int status;
    private int minorVersion;

    ResponseParser(WireParser wire, OneWay way, WireListener listener) {
        super(way, listener);
        this.wire = wire;
        this.listener = listener;
    }

    @Override
    void startLine(Line line) throws UnparsableException {
        int afterVersion = line.indexOf(' ', 0);
        int afterStatus = line.indexOf(' ', afterVersion + 1);
        if (afterStatus != HttpVersion.LENGTH + 4 || afterStatus == line.end()) {
            throw new UnparsableException("not a status line");
        }
        minorVersion = HttpVersion.minor(line, 0, afterVersion);
        int number = 0;
        for (int index = afterVersion + 1; index < afterStatus; index++) {
            int digit = Character.digit(line.at(index), 10);
            if (digit < 0) {
                throw new UnparsableException("status code is not a number");
            }
            number = 10 * number + digit;
        }
        if (number < 100 || number > 599) {
            throw new UnparsableException("status code " + number + " does not exist");
        }
        status = number;
        // A response that nobody asked for (408, or 400 to what was not even a request) is read like one to a GET.
        request = wire.requestToAnswer().orElseGet(() -> new Request("GET"));
        listener.responseStarted(status);
    }

    @Override
    boolean passesOverEmptyLine() {
        return false;
    }

    @Override
    BodyLength bodyLength(HeaderSection fields) throws UnparsableException {
        if (status == SWITCHING_PROTOCOLS && !request.upgrade()) {
            throw new UnparsableException("a 101 that no request asked for");
        }
        BodyLength length = fields.bodyLength(minorVersion).orElse(BodyLength.UNTIL_CLOSE);
        return hasContent() ? length : BodyLength.NONE;
    }

    private boolean hasContent() {
        boolean never = status < 200 || status == NO_CONTENT || status == NOT_MODIFIED;
        return !never && !request.isHead() && !opensTunnel();
    }

    private boolean opensTunnel() {
        return request.isConnect() && status >= 200 && status < 300;
    }

    @Override
    void ended(HeaderSection fields) {
        if (status == SWITCHING_PROTOCOLS) {
            Answer answer = fields.upgradeToWebSocket() ? Answer.WEBSOCKET : Answer.SOMETHING_ELSE;
            request.answered(answer, fields.deflate());
            wire.requestAnswered(request);
        } else if (status >= 200) {
            request.answered(opensTunnel() ? Answer.SOMETHING_ELSE : Answer.HTTP, false);
            wire.requestAnswered(request);
        }
    }
}
