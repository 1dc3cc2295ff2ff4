package duplex.transport.socketio;

/** What a client sent is not Socket.IO. Its session ends: what it meant, nobody can know. */
public final class SocketIoException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String line;

    /** @param line what was wrong, without a full stop */
    public SocketIoException(String line) {
        super(line, null, false, false); // no stack trace: it tells of the peer's mistake, not of ours
        this.line = line;
    }

    public String line() {
        return line;
    }
}
