package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Kind;
import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import duplex.store.SqliteLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server and the file that its room is kept in. */
class StoreTest {

    @TempDir
    private Path folder;

    @Test
    void aKeptRoomGoesOnWhereItStopped() throws Exception {
        String epoch;
        try (DemoServer server = start(StoreChoice.in(file()))) {
            post(server, "a");
            epoch = server.room().end().epoch();
        }
        assertEquals(List.of(file()), files());
        try (DemoServer server = start(StoreChoice.in(file()))) {
            assertEquals(epoch + ".1", server.room().end().toString());
            assertEquals(
                    "{\"cursor\":\"" + epoch + ".1\"}", post(server, "a").content()); // the same id: the same answer
            assertEquals("{\"cursor\":\"" + epoch + ".2\"}", post(server, "b").content());
        }
    }

    @Test
    void aSessionGoesWhenTheServerStops() throws Exception {
        try (DemoServer server = start(session())) {
            post(server, "a");
            assertTrue(Files.exists(file()));
        }
        assertEquals(List.of(), files());
    }

    /** What a killed server leaves is what is on the disk before it stops; put back, it is what the next one finds. */
    @Test
    void aSessionThatACrashLeftIsGoneOnWith() throws Exception {
        Path left = Files.createDirectory(folder.resolve("left"));
        try (DemoServer server = start(session())) {
            post(server, "a");
            Files.copy(file(), left.resolve("chat.db"));
            Files.copy(folder.resolve("chat.db-wal"), left.resolve("chat.db-wal"));
        }
        Files.move(left.resolve("chat.db"), file());
        Files.move(left.resolve("chat.db-wal"), folder.resolve("chat.db-wal"));
        Files.delete(left);
        try (DemoServer server = start(session())) {
            assertEquals(1, server.room().end().sequence());
        }
        assertEquals(List.of(), files());
    }

    /** After a power cut the file is still there, whenever the next class begins. */
    @ParameterizedTest
    @CsvSource({"PT11H, 1", "PT13H, 0"})
    void aSessionOfAnEarlierClassIsSetAsideAndNotShown(Duration ago, int shown) throws Exception {
        Instant at = Instant.now().minus(ago);
        String epoch;
        try (SqliteLog left = SqliteLog.open(file(), 10)) {
            epoch = left.epoch();
            left.append(List.of(new ChatMessage(new Cursor(epoch, 1), "id", Kind.CHAT, "a", "yesterday", at)));
        }
        Path aside = folder.resolve("chat-" + epoch + ".db");
        try (DemoServer server = start(session())) {
            assertEquals(shown, server.room().end().sequence());
            assertEquals(shown == 1 ? Optional.empty() : Optional.of(aside), server.setAside());
        }
        assertEquals(shown == 1 ? List.of() : List.of(aside), files());
    }

    @Test
    void aServerThatCannotStartLeavesTheSessionThatACrashLeft() throws Exception {
        DemoServer crashed = start(StoreChoice.in(file()));
        post(crashed, "a");
        crashed.close(); // as a file that stays: what is there now is what a crash leaves
        try (ServerSocket taken = new ServerSocket(0)) {
            ServerOptions options = options(session()).on("127.0.0.1", taken.getLocalPort());
            assertThrows(StartFailedException.class, () -> DemoServer.start(options));
        }
        assertEquals(List.of(file()), files());
    }

    /** The commonest mistake: the same command twice. It is the port that the second one cannot have. */
    @Test
    void aSecondServerOfTheSameSessionIsToldThatThePortIsInUse() throws Exception {
        try (DemoServer first = start(session())) {
            ServerOptions again = options(session()).on("127.0.0.1", first.port());
            StartFailedException failure = assertThrows(StartFailedException.class, () -> DemoServer.start(again));
            assertEquals(
                    "port " + first.port() + " is in use by another Duplex; stop that, or choose another with --port",
                    failure.getMessage());
        }
    }

    /** A shared machine has other users, and what a class says is not for them. */
    @Test
    void theFolderOfASessionIsClosedToOthers() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Path inside = folder.resolve("state").resolve("duplex");
        StateFolder.make(inside);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)));
    }

    @Test
    void aSessionIsFoundByItsPort() {
        Path file = StoreChoice.session(7070).file().orElseThrow();
        assertEquals(Path.of("session-7070.db"), file.getFileName());
        assertFalse(file.startsWith(
                Optional.ofNullable(System.getProperty("java.io.tmpdir")).orElseThrow()));
        assertEquals(StoreChoice.MEMORY, StoreChoice.session(0));
    }

    @Test
    void aStoreThatCannotBeHadIsOneLineAndNoServer() throws IOException {
        Files.writeString(file(), "Dear diary");
        StartFailedException failure =
                assertThrows(StartFailedException.class, () -> DemoServer.start(options(StoreChoice.in(file()))));
        assertEquals(
                "store " + file() + " is not a store, but a file of something else;"
                        + " give another file with --store, or --store memory",
                failure.getMessage());
        assertEquals("Dear diary", Files.readString(file()));
    }

    @Test
    void aboutSaysWhichStore() throws Exception {
        for (StoreChoice each : List.of(StoreChoice.MEMORY, StoreChoice.in(file()), session())) {
            try (DemoServer server = start(each);
                    RawClient client = new RawClient(server.port())) {
                String about = client.get("/about").response().content();
                assertTrue(about.contains("\"store\":\"" + each.name() + "\""), about);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short-polling", "long-polling", "server-sent-events"})
    void aPostThatCannotBeKeptIs503WithOneLineAndTheRoomLivesOn(String transport) throws Exception {
        try (DemoServer server = start(StoreChoice.in(file()));
                RawClient client = new RawClient(server.port())) {
            Files.move(file(), folder.resolve("elsewhere"));
            Response refused = client.say(transport, "text", "a").response();
            assertEquals(503, refused.status());
            assertEquals(
                    "{\"error\":\"the chat message could not be kept: the store's file is gone\"}", refused.content());
            assertEquals(0, server.room().end().sequence());

            Files.move(folder.resolve("elsewhere"), file());
            assertEquals(201, client.say(transport, "text", "a").response().status());
            assertEquals(1, server.room().end().sequence());
        }
    }

    @Test
    void aFormThatCannotBeKeptIs503AndSaysSo() throws Exception {
        try (DemoServer server = start(StoreChoice.in(file()));
                RawClient client = new RawClient(server.port())) {
            Files.move(file(), folder.resolve("elsewhere"));
            Response refused = client.postForm("author=a&text=a&id=a").response();
            assertEquals(503, refused.status());
            assertTrue(refused.content().contains("the chat message could not be kept"), refused.content());

            Files.move(folder.resolve("elsewhere"), file());
            assertEquals(303, client.postForm("author=a&text=a&id=a").response().status());
        }
    }

    @Test
    void aWebSocketMessageThatCannotBeKeptClosesWith1011() throws Exception {
        try (DemoServer server = start(StoreChoice.in(file()));
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("?lang=ko");
            client.frame();
            Files.move(file(), folder.resolve("elsewhere"));
            client.text(RawClient.json("text", "a"));
            assertEquals(new Frame(8, "1011 서버가 메시지를 보관하지 못했어요. 다시 보내세요"), client.frame());
            Files.move(folder.resolve("elsewhere"), file());
        }
    }

    @Test
    void aSocketIoMessageThatCannotBeKeptClosesWith1011() throws Exception {
        try (DemoServer server = start(StoreChoice.in(file()));
                RawClient client = new RawClient(server.port())) {
            client.request(
                    "GET",
                    "/socket.io/?EIO=4&transport=websocket&lang=ko",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                            + RawClient.KEY + "\r\n",
                    "");
            assertEquals(101, client.response().status());
            client.frame();
            client.text("40");
            client.frame(); // joined
            client.frame(); // welcome
            Files.move(file(), folder.resolve("elsewhere"));
            client.text("421[\"message\"," + RawClient.json("text", "a") + "]");
            assertEquals(new Frame(8, "1011 서버가 메시지를 보관하지 못했어요. 다시 보내세요"), client.frame());
            Files.move(folder.resolve("elsewhere"), file());
        }
    }

    private Path file() {
        return folder.resolve("chat.db");
    }

    private StoreChoice session() {
        return new StoreChoice(Optional.of(file()), true);
    }

    private static ServerOptions options(StoreChoice store) {
        return RunningServer.options(RunningServer.WITHOUT_RATES).withStore(store);
    }

    private static DemoServer start(StoreChoice store) throws StartFailedException {
        return DemoServer.start(options(store));
    }

    private static Response post(DemoServer server, String id) {
        try (RawClient client = new RawClient(server.port())) {
            return client.say("short-polling", "text", id).response();
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
