package duplex.measure.claims;

import static duplex.measure.raw.RawConnection.TEXT;

import duplex.measure.claims.ScriptedServer.Script;
import duplex.measure.raw.RawConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The seventeen ways in which a WebSocket comes to its end here: twelve that go wrong, five in order. */
@SuppressWarnings("ImmutableEnumChecker") // what is played has no state
enum WayToEnd {
    // Before it was open.
    NOBODY_LISTENS(caller -> {}),
    CLOSED_UNANSWERED(caller -> {}),
    RESET_UNANSWERED(Caller::reset),
    FORBIDDEN(caller -> caller.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")),
    UNAVAILABLE(caller -> caller.send("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")),
    WRONG_ACCEPT(caller -> caller.switchProtocols("HTTP/1.1 101 Switching Protocols", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            .awaitEnd()),
    // After it was open.
    CLOSED(Caller::switchProtocols),
    RESET(caller -> caller.switchProtocols().text("안녕").reset()),
    UNKNOWN_EXTENSION(caller ->
            caller.switchProtocols().frame(WayToEnd.RSV1 | TEXT, utf8("안녕")).awaitEnd()),
    RESERVED_OPCODE(caller -> caller.switchProtocols().frame(0x3, utf8("안녕")).awaitEnd()),
    NOT_UTF8(caller ->
            caller.switchProtocols().frame(TEXT, new byte[] {(byte) 0xC3, 0x28}).awaitEnd()),
    CONTINUES_NOTHING(caller -> caller.switchProtocols().frame(0x0, utf8("안녕")).awaitEnd()),
    // In order: by the closing handshake.
    SERVER_IS_DONE(1000, "끝"),
    SERVER_GOES_AWAY(1001, "서버를 다시 켭니다"),
    SERVER_IS_TOLD_TOO_MUCH(1009, "text is 5,000 bytes; at most 4,096"),
    SERVER_SAYS_ITS_OWN_CODE(4001, "방이 닫혔습니다"),
    PAGE_LEAVES(
            4000,
            "이만 갈게요",
            caller -> caller.switchProtocols()
                    .frame(RawConnection.CLOSE, caller.frame().payload())
                    .awaitEnd());

    /** What the page is to be told. */
    record Said(int code, String reason) {}

    /** Set, it says that the payload data is not what it seems: nobody has agreed to that (RFC 6455, section 5.2). */
    private static final int RSV1 = 0x40;

    private final Script script;
    private final Optional<Said> said;

    WayToEnd(Script script) {
        this.script = script;
        this.said = Optional.empty();
    }

    WayToEnd(int code, String reason) {
        this(
                code,
                reason,
                caller -> caller.switchProtocols().closeFrame(code, reason).awaitEnd());
    }

    WayToEnd(int code, String reason, Script script) {
        this.script = script;
        this.said = Optional.of(new Said(code, reason));
    }

    Script script() {
        return script;
    }

    /** Code and reason; empty for what goes wrong. */
    Optional<Said> said() {
        return said;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
