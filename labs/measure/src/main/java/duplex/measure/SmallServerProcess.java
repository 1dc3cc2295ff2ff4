package duplex.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A small server of this package, {@link EchoServer} or {@link PollingStockServer}, started. */
final class SmallServerProcess implements AutoCloseable {

    private final Process process;
    private final InetSocketAddress address;

    /** @param server has a main method that prints the port it listens on */
    SmallServerProcess(Class<?> server) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        server.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = Optional.ofNullable(out.readLine())
                .orElseThrow(() -> new IOException(server.getSimpleName() + " did not start"));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    }

    InetSocketAddress address() {
        return address;
    }

    /** Has a {@link PollingStockServer} freeze for a second at the next request. */
    void freeze() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
