package duplex.wire;

/** What must be remembered of a request until it is answered. */
final class Request {

    /** What the connection speaks after the answer. */
    enum Answer {
        NOT_YET,
        HTTP,
        WEBSOCKET,
        SOMETHING_ELSE
    }

    private final String method;
    private boolean upgrade;
    private boolean deflate;
    private Answer answer = Answer.NOT_YET;

    Request(String method) {
        this.method = method;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean isConnect() {
        return method.equals("CONNECT");
    }

    /** Its header section has an {@code Upgrade} field. */
    void asksForUpgrade() {
        upgrade = true;
    }

    boolean upgrade() {
        return upgrade;
    }

    /** Whether what follows it, in both directions, may be another protocol. */
    boolean mayEndHttp() {
        return upgrade || isConnect();
    }

    void answered(Answer answer, boolean deflate) {
        this.answer = answer;
        this.deflate = deflate;
    }

    Answer answer() {
        return answer;
    }

    /** Whether permessage-deflate was agreed on. */
    boolean deflate() {
        return deflate;
    }
}
