package duplex.server;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Connections that come in while the server stops. Those that Jetty accepts when it is just not looking after any
 * connection any more it forgets: their clients would wait for an answer as long as the process lives. For any thread.
 */
final class Latecomers implements SelectorManager.AcceptListener {

    /** Accepted, and not yet looked after. */
    private final Set<SelectableChannel> accepted = ConcurrentHashMap.newKeySet();

    @Override
    public void onAccepting(SelectableChannel channel) {
        accepted.add(channel);
    }

    @Override
    public void onAccepted(SelectableChannel channel) {
        accepted.remove(channel);
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        accepted.remove(channel);
    }

    /** Closes all there are; to be called when the server has stopped. */
    void close(ServerConnector connector) {
        connector.getConnectedEndPoints().forEach(EndPoint::close);
        accepted.forEach(Latecomers::close);
    }

    /** A socket that will not close must not keep the others open: it goes with the process. */
    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
