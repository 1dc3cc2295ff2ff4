package duplex.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The place where every byte of a connection passes, whatever protocol it speaks by then. */
final class TappedEndPoint extends SocketChannelEndPoint {

    private final TappedConnection tap;

    TappedEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Function<String, TappedConnection> opens) {
        super(channel, selector, key, scheduler);
        tap = opens.apply(text(getRemoteSocketAddress()));
    }

    TappedConnection tap() {
        return tap;
    }

    /** Such as {@code 127.0.0.1:50412}; {@code ?} for a client that is gone already. */
    private static String text(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getHostString() + ":" + inet.getPort() : "?";
    }

    /** Jetty appends what it reads: the new bytes are the last ones before the buffer's limit. */
    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0) {
            tap.accept(Direction.UP, buffer.duplicate().position(buffer.limit() - filled));
        }
        return filled;
    }

    /** What went out is the difference between before and after: a flush may take some buffers and part of another. */
    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        ByteBuffer[] before = new ByteBuffer[buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            before[i] = buffers[i].duplicate();
        }
        boolean all = flush(buffers, before);
        for (int i = 0; i < buffers.length; i++) {
            tap.accept(Direction.DOWN, before[i].limit(buffers[i].position()));
        }
        return all;
    }

    /**
     * Jetty takes the buffers of a connection that fails back while another thread still writes them, some of the time
     * before the connection is closed, which the socket's channel finds odd. To the writer it is what it always is: the
     * client has gone.
     */
    private boolean flush(ByteBuffer[] buffers, ByteBuffer[] before) throws IOException {
        try {
            return super.flush(buffers);
        } catch (IllegalArgumentException e) {
            if (isOpen() && !areTakenBack(buffers, before)) {
                throw e;
            }
            throw new EofException(e);
        }
    }

    /** Writing moves a buffer's position, never its limit. */
    private static boolean areTakenBack(ByteBuffer[] buffers, ByteBuffer[] before) {
        for (int i = 0; i < buffers.length; i++) {
            if (buffers[i].limit() != before[i].limit()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onClose(@Nullable Throwable failure) {
        try {
            super.onClose(failure);
        } finally {
            tap.close();
        }
    }
}
