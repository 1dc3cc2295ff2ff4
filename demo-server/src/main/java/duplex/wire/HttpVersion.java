package duplex.wire;

/** The version in a start line (RFC 9112, section 2.3). */
final class HttpVersion {

    static final int LENGTH = "HTTP/1.1".length();

    private HttpVersion() {}

    /** The digit after {@code HTTP/1.}, which must be all that stands between two indexes. */
    static int minor(Line line, int from, int to) throws UnparsableException {
        int minor = to - from == LENGTH ? Character.digit(line.at(to - 1), 10) : -1;
        if (minor < 0 || !line.text(from, to - 1).equals("HTTP/1.")) {
            throw new UnparsableException("not HTTP/1");
        }
        return minor;
    }
}
