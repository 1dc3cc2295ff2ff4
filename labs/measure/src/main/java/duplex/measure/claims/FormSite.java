package duplex.measure.claims;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page with a form, and the answers that a server may give to it, each at the path of its status code. */
final class FormSite implements AutoCloseable {

    /** Counts, in this tab, how many pages have come. */
    private static final String PAGE = """
            <!doctype html><meta charset=utf-8><title>form</title><link rel=icon href='data:,'>
            <form method=post><input name=text value=hello></form>
            <iframe name=aside></iframe>
            <script>if (window === top) sessionStorage.pages = 1 + Number(sessionStorage.pages || 0)</script>
            """;

    private final HttpServer server;

    FormSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, 200, PAGE));
        server.createContext("/200", exchange -> answer(exchange, 200, PAGE));
        server.createContext("/204", exchange -> answer(exchange, 204, ""));
        server.createContext("/303", exchange -> {
            exchange.getResponseHeaders().add("Location", "/");
            answer(exchange, 303, "");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String html) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] content = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
