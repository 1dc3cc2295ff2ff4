package duplex.wire;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A socket that knows how many bytes have gone through it, below whatever is put on top. */
final class CountingSocket extends Socket {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    CountingSocket(int port) throws IOException {
        super(InetAddress.getLoopbackAddress(), port);
        setTcpNoDelay(true);
        setSoTimeout(TIMEOUT_MILLIS);
    }

    long sent() {
        return sent.get();
    }

    long received() {
        return received.get();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                received.addAndGet(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                received.addAndGet(Math.max(0, read));
                return read;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int each) throws IOException {
                out.write(each);
                sent.incrementAndGet();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                sent.addAndGet(length);
            }
        };
    }
}
