package duplex.pages;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Draft;
import duplex.chat.Kind;
import duplex.chat.Reading;
import duplex.chat.RefusedException;
import duplex.server.DemoServer;
import duplex.server.Protocols;
import duplex.server.ServerOptions;
import duplex.server.StartFailedException;
import duplex.transport.Limits;
import duplex.transport.Pages;
import java.util.List;
import java.util.UUID;

/** A server of the test's own, on an address of this machine. */
final class Room implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";
    static final List<String> PAGES = Pages.WAYS;
    static final List<String> LIVE_PAGES = PAGES.subList(1, PAGES.size());

    private final String host;
    private final Protocols protocols;
    private DemoServer server;

    /** In clear text. */
    Room(String host) throws StartFailedException {
        this(host, Protocols.CLEAR_TEXT);
    }

    Room(String host, Protocols protocols) throws StartFailedException {
        this.host = host;
        this.protocols = protocols;
        this.server = start(0);
    }

    private DemoServer start(int port) throws StartFailedException {
        return DemoServer.start(ServerOptions.standard("token")
                .on(host, port)
                .withProtocols(protocols)
                .withLimits(Limits.STANDARD.withoutRates()));
    }

    String url(String path) {
        return protocols.scheme() + "://" + host + ":" + port() + path;
    }

    int port() {
        return server.port();
    }

    /** Another server on the same port: a room that knows nothing of what was said before. */
    void restart() throws StartFailedException {
        int port = port();
        server.close();
        server = start(port);
    }

    void say(String text) throws Exception {
        say("영희", text);
    }

    void say(String author, String text) throws Exception {
        server.room()
                .post(new Draft(UUID.randomUUID().toString(), Kind.CHAT, author, text))
                .toCompletableFuture()
                .get();
    }

    void announce(String text) {
        try {
            server.announce(text);
        } catch (RefusedException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Gives the slides a newest report to show. */
    void showReport(String json) {
        server.showReport(json);
    }

    /** What has been said so far, at most 1,000 messages. */
    List<String> texts() {
        Cursor start = new Cursor(server.room().end().epoch(), 0);
        Reading.Page all = (Reading.Page) server.room().after(start, 1_000);
        return all.messages().stream().map(ChatMessage::text).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
