package duplex.measure;

import duplex.wire.Bytes;

/**
 * What the server's tap has counted for one transport since the server started, and what the process has used.
 *
 * @param emptyResponses exchanges that brought nothing, as the server sees it
 * @param cpuNanos CPU time of the whole server process
 * @param heapBytes of it in use
 */
public record TapReading(
        Bytes up,
        Bytes down,
        long connectionsOpened,
        long requests,
        long emptyResponses,
        long cpuNanos,
        long heapBytes) {

    public static final TapReading NONE = new TapReading(Bytes.NONE, Bytes.NONE, 0, 0, 0, 0, 0);

    /** Both together; the heap stays a reading of the later one. */
    public TapReading plus(TapReading later) {
        return new TapReading(
                up.plus(later.up),
                down.plus(later.down),
                connectionsOpened + later.connectionsOpened,
                requests + later.requests,
                emptyResponses + later.emptyResponses,
                cpuNanos + later.cpuNanos,
                later.heapBytes);
    }

    /** What has come since {@code earlier}; the heap stays a reading of now. */
    public TapReading minus(TapReading earlier) {
        return new TapReading(
                up.minus(earlier.up),
                down.minus(earlier.down),
                connectionsOpened - earlier.connectionsOpened,
                requests - earlier.requests,
                emptyResponses - earlier.emptyResponses,
                cpuNanos - earlier.cpuNanos,
                heapBytes);
    }
}
