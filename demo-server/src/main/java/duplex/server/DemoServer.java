package duplex.server;

import duplex.chat.ChatRoom;
import duplex.chat.NotKeptException;
import duplex.chat.RefusedException;
import duplex.classroom.ControlPort;
import duplex.transport.Echo;
import duplex.transport.FormPost;
import duplex.transport.Limits;
import duplex.transport.LongPolling;
import duplex.transport.Pages;
import duplex.transport.PostRates;
import duplex.transport.ServerSentEvents;
import duplex.transport.ShortPolling;
import duplex.transport.SocketIo;
import duplex.transport.SystemTimer;
import duplex.transport.Timer;
import duplex.transport.Transport;
import duplex.transport.WebSocketChat;
import duplex.transport.WebSocketRoutes;
import duplex.wire.Ledger;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.handler.GracefulHandler;
import picocli.CommandLine;

/** One server with one room, and all ways into it: the wiring. */
public final class DemoServer implements AutoCloseable {

    /** How long a stopping server waits for its clients to be told; who does not read by then is cut off. */
    private static final long FAREWELL_MILLIS = 500;

    /** How long it waits for requests that are under way: time to write down what was posted. */
    private static final long FINISH_MILLIS = 300;

    private final Limits limits;
    private final Store store;
    private final ChatRoom room;
    private final Timer timer;
    private final WebSocketRoutes webSockets;
    private final List<Transport> transports;
    private final NewestReport newestReport = new NewestReport(NewestReport.LEFT);
    private final Javalin http;
    private final ControlPort control;

    private DemoServer(ServerOptions options, Store store, Timer timer) {
        this.timer = timer;
        this.limits = options.limits();
        this.store = store;
        room = new ChatRoom(store.log(), InstantSource.system(), store.appender());
        Pages pages = new Pages();
        webSockets = new WebSocketRoutes(limits, timer);
        transports = transports(options, timer, pages);
        Ledger ledger = new Ledger(transportsByPath());
        http = HttpServer.create(options, timer, ledger, webSockets, routes -> {
            new Site(room, pages, transports, options).addTo(routes);
            newestReport.addTo(routes);
            transports.forEach(transport -> transport.addTo(routes, webSockets));
        });
        control = new ControlPort(options.controlPort(), options.token(), ledger);
    }

    private List<Transport> transports(ServerOptions options, Timer timer, Pages pages) {
        PostRates rates = new PostRates(limits, timer);
        List<Transport> all = new ArrayList<>(List.of(
                new FormPost(room, limits, rates, pages),
                new ShortPolling(room, limits, rates),
                new LongPolling(room, limits, rates, timer),
                new ServerSentEvents(room, limits, rates, timer),
                new WebSocketChat(room, limits, timer),
                new SocketIo(room, limits, timer, options.socketIo())));
        if (options.echo()) {
            all.add(new Echo());
        }
        return List.copyOf(all);
    }

    /**
     * Starts a server; it serves when this returns.
     *
     * @throws StartFailedException when it cannot, with one line that says what to do
     */
    public static DemoServer start(ServerOptions options) throws StartFailedException {
        return start(options, new SystemTimer());
    }

    /** The same on a clock that a test holds. */
    static DemoServer start(ServerOptions options, Timer timer) throws StartFailedException {
        Store store = Store.open(options, Instant.now());
        DemoServer server = new DemoServer(options, store, timer);
        try {
            StartFailedException.when("port " + options.port(), server.http::start);
            StartFailedException.when("control port " + options.controlPort(), server.control::start);
            return server;
        } catch (StartFailedException e) {
            server.stopServing();
            store.leave();
            throw e;
        }
    }

    /** {@code java … duplex.server.DemoServer}: as {@code duplex serve}, for a process that measures this one. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Serve())
                .setParameterExceptionHandler((e, typed) -> {
                    e.getCommandLine().getErr().println(e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    if (e instanceof StartFailedException) {
                        command.getErr().println(e.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw e;
                })
                .execute(arguments));
    }

    private Map<String, String> transportsByPath() {
        Map<String, String> byPath = new LinkedHashMap<>();
        for (Transport transport : transports) {
            transport.paths().forEach(path -> byPath.put(path, transport.name()));
        }
        return byPath;
    }

    /**
     * Says {@code text} to everybody in the room, as the server, and waits until it is kept.
     *
     * @throws RefusedException when the text is over the limit
     * @throws NotKeptException when the store could not keep it
     */
    public void announce(String text) throws RefusedException {
        try {
            room.post(limits.rules().announcement(text)).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NotKeptException notKept) {
                throw notKept;
            }
            throw e;
        }
    }

    /**
     * Lets slides with {@code ?live=1} show what was measured beside this server.
     *
     * @param json a whole {@code report.json}
     */
    public void showReport(String json) {
        newestReport.show(json);
    }

    public ChatRoom room() {
        return room;
    }

    /** The file that an earlier class's session was moved to, if a crash had left one. */
    Optional<Path> setAside() {
        return store.setAside();
    }

    /** The port it listens on, also when 0 was asked for. */
    public int port() {
        return http.port();
    }

    public int controlPort() {
        return control.port();
    }

    /** Tells every client, then stops: polls are answered, WebSockets closed with 1001. Takes under a second. */
    @Override
    public void close() {
        stopServing();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the session's file could not be removed", e);
        }
    }

    private void stopServing() {
        CompletableFuture<?>[] farewells =
                transports.stream().map(Transport::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(webSockets.stop(), CompletableFuture.allOf(farewells))
                .completeOnTimeout(null, FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        finishRequests();
        HttpServer.stop(http);
        control.stop();
        timer.close();
    }

    /** Lets what was posted be acknowledged; a request that comes now is answered with 503. */
    private void finishRequests() {
        for (GracefulHandler handler : http.jettyServer().server().getDescendants(GracefulHandler.class)) {
            handler.shutdown()
                    .completeOnTimeout(null, FINISH_MILLIS, TimeUnit.MILLISECONDS)
                    .join();
        }
    }
}
