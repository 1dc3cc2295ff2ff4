package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import duplex.chat.ChatRoom;
import duplex.chat.MemoryLog;
import duplex.transport.Pages;
import duplex.transport.Reply;
import duplex.transport.WebSocketRoutes;
import duplex.wire.Ledger;
import duplex.wire.TlsClients;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that goes just before another thread answers it: a post that waits for the disk, a poll that was woken. */
class TooLateTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HeldTimer timer = new HeldTimer();
    private final ServerOptions options =
            RunningServer.options(RunningServer.WITHOUT_RATES).withProtocols(Protocols.tls(TlsClients.keystore()));
    private final CompletableFuture<Context> asked = new CompletableFuture<>();
    private final CompletableFuture<Void> due = new CompletableFuture<>();
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(TlsClients.trusting()).build();

    /** Its request has gone back to Jetty; once Javalin asked what to make of that, and of each answer, without end. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json"})
    void anAnswerThatComesAfterTheStreamWasResetEndsThere(String accept) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        Javalin server = server();
        try {
            server.start();
            HttpRequest later =
                    request(server.port(), "/later").header("Accept", accept).build();
            CompletableFuture<?> answer = client.sendAsync(later, BodyHandlers.ofString());
            Context ctx = asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            HalfOpenTest.await(TooLateTest::noThreadIsAtWork);
            answer.cancel(true);
            HalfOpenTest.await(() -> Reply.isTooLate(ctx));

            assertTimeoutPreemptively(PATIENCE, () -> due.complete(null));
            HttpRequest next = request(server.port(), "/about").build();
            assertEquals(200, client.send(next, BodyHandlers.ofString()).statusCode());
        } finally {
            server.stop();
            System.setErr(before);
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8), "it is no bug, and nobody need read of it");
    }

    /** The clock stands still: it is not the end of its hold that frees it. */
    @Test
    void aPollWhoseStreamWasResetIsLetGoAtOnce() {
        try (DemoServer server = RunningServer.start(options, timer)) {
            int idle = timer.waiting();
            CompletableFuture<?> poll = client.sendAsync(
                    request(server.port(), "/long-polling/messages").build(), BodyHandlers.ofString());
            HalfOpenTest.await(() -> server.room().waiting() == 1);
            HalfOpenTest.await(TooLateTest::noThreadIsAtWork);
            poll.cancel(true);
            HalfOpenTest.await(() -> server.room().waiting() == 0);
            HalfOpenTest.await(() -> timer.waiting() == idle);
        }
    }

    /** With one more path, whose answer comes when the test says so. */
    private Javalin server() {
        ChatRoom room = new ChatRoom(new MemoryLog(10), InstantSource.system());
        WebSocketRoutes webSockets = new WebSocketRoutes(options.limits(), timer);
        return HttpServer.create(options, timer, new Ledger(Map.of()), webSockets, routes -> {
            new Site(room, new Pages(), List.of(), options).addTo(routes);
            routes.get("/later", ctx -> {
                asked.complete(ctx);
                ctx.future(() -> due.thenCompose(now -> Reply.send(ctx, 200, Reply.JSON, new byte[0])));
            });
        });
    }

    /** Of a reset that comes while a thread is still at work on the request, Jetty tells nobody. */
    private static boolean noThreadIsAtWork() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getClassName().startsWith("org.eclipse.jetty.ee10"));
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
    }
}
