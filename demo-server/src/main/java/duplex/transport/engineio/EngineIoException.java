package duplex.transport.engineio;

/** What a client sent is not Engine.IO. Its session ends: what it meant, nobody can know. */
public final class EngineIoException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String line;

    /** @param line what was wrong, without a full stop */
    public EngineIoException(String line) {
        super(line, null, false, false); // no stack trace: it tells of the peer's mistake, not of ours
        this.line = line;
    }

    public String line() {
        return line;
    }
}
