package duplex.transport;

import java.net.SocketTimeoutException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Ends a response whose reader does not take it. */
public final class SlowResponse {

    private SlowResponse() {}

    /**
     * Ends it, with what is in flight. A response that has begun cannot become an error: on HTTP/1.1 the connection ends
     * with it, on HTTP/2 the stream is reset.
     */
    public static void cutOff(HttpChannel channel) {
        ConnectionMetaData connection = channel.getConnectionMetaData();
        if (connection.getHttpVersion() != HttpVersion.HTTP_2) {
            connection.getConnection().getEndPoint().close();
            return;
        }
        Runnable failing = channel.onFailure(new SocketTimeoutException("too slow"));
        if (failing != null) {
            ThreadPool.executeImmediately(connection.getConnector().getExecutor(), failing);
        }
    }
}
