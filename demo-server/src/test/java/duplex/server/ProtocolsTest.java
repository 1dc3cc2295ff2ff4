package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.wire.TlsClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is spoken on the port, and the certificate that TLS shows. */
class ProtocolsTest {

    @Test
    void overTlsAClientGetsTheVersionItAsksFor() throws Exception {
        try (DemoServer server = start(Protocols.tls(TlsClients.keystore()))) {
            for (Version version : Version.values()) {
                HttpResponse<String> about = about(version, "https", server);
                assertEquals(version, about.version());
                assertTrue(about.body().contains("\"protocols\":[\"h2\",\"http/1.1\"]"), about::body);
            }
        }
    }

    /** The JDK's client asks for HTTP/2 with an Upgrade field, which is obsolete: it gets its answer all the same. */
    @Test
    void inClearTextAnUpgradeToHttp2IsIgnored() throws Exception {
        try (DemoServer server = start(Protocols.clearTextWithHttp2())) {
            HttpResponse<String> about = about(Version.HTTP_2, "http", server);
            assertEquals(Version.HTTP_1_1, about.version());
            assertEquals(200, about.statusCode());
        }
    }

    @Test
    void withoutH2cThePrefaceOfHttp2IsRefusedInOneLine() {
        try (DemoServer server = start(Protocols.CLEAR_TEXT);
                RawClient client = new RawClient(server.port())) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            int status = client.response().status();
            assertTrue(status >= 400 && status < 500, () -> "was " + status);
        }
    }

    /** Whatever comes instead of TLS: the connection ends, the server goes on, and nobody's log fills. */
    @Test
    void malformedTlsIsNoStackTracePerRequest() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (DemoServer server = start(Protocols.tls(TlsClients.keystore()))) {
            for (String wrong : new String[] {
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0016\u0003\u0001\0\5hello",
                "\u0017\u0003\u0003\0\5hello",
                "\u0015\u0003\u0003\0\2\2\50"
            }) {
                try (RawClient client = new RawClient(server.port())) {
                    client.send(wrong);
                    client.socket().shutdownOutput();
                    client.socket().getInputStream().readAllBytes();
                } catch (IOException e) {
                    // reset: ended as well
                }
            }
            assertEquals(200, about(Version.HTTP_2, "https", server).statusCode());
        } finally {
            System.setErr(before);
        }
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theCertificateIsKeptForItsOwnerAloneAndMadeAnewForOtherNames(@TempDir Path folder) throws Exception {
        Path kept = folder.resolve("not there yet");
        Keystore first = new OwnCertificate(kept, Set.of("dns:localhost", "ip:127.0.0.1")).keystore();
        assertEquals(Set.of("dns:localhost", "ip:127.0.0.1"), OwnCertificate.hosts(first.certificate()));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())));
        }

        Keystore again = new OwnCertificate(kept, Set.of("dns:localhost")).keystore();
        assertEquals(first.fingerprint(), again.fingerprint(), "it speaks for more than is asked");
        Keystore moved = new OwnCertificate(kept, Set.of("dns:localhost", "ip:192.0.2.7")).keystore();
        assertFalse(first.fingerprint().equals(moved.fingerprint()), "the machine has another address");
        assertTrue(OwnCertificate.hosts(TlsClients.keystore().certificate())
                .containsAll(Set.of("dns:localhost", "dns:*.localhost", "ip:127.0.0.1", "ip:0:0:0:0:0:0:0:1")));
    }

    @Test
    void aKeystoreThatCannotBeUsedIsOneLine(@TempDir Path folder) throws Exception {
        Path file =
                new OwnCertificate(folder, Set.of("dns:localhost")).keystore().file();
        assertRefused("does not open with this password", file, "wrong");
        Path text = Files.writeString(folder.resolve("text"), "no keystore");
        assertRefused("cannot be read", text, "");
        assertRefused("does not exist", folder.resolve("nowhere"), "");
    }

    @Test
    void optionsThatContradictEachOtherAreOneLineAndStatus2() {
        assertEquals("--keystore goes with --tls; give both", complaint("--keystore", "a.p12"));
        assertEquals("--h2c is for clear text; with --tls there is HTTP/2 already", complaint("--tls", "--h2c"));
        assertEquals("keystore nowhere.p12 does not exist", complaint("--tls", "--keystore", "nowhere.p12"));
    }

    private static void assertRefused(String why, Path file, String password) {
        StartFailedException refused = assertThrows(StartFailedException.class, () -> Keystore.open(file, password));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }

    private static String complaint(String... arguments) {
        CommandLine serve = new CommandLine(new Serve());
        String[] said = {""};
        serve.setParameterExceptionHandler((e, typed) -> {
            said[0] = String.valueOf(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
        serve.setExecutionExceptionHandler((e, command, parsed) -> {
            said[0] = String.valueOf(e.getMessage());
            return e instanceof StartFailedException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        });
        String[] all = new String[arguments.length + 4];
        System.arraycopy(new String[] {"--port", "0", "--store", "memory"}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        assertEquals(CommandLine.ExitCode.USAGE, serve.execute(all));
        return said[0];
    }

    private static DemoServer start(Protocols protocols) {
        try {
            return DemoServer.start(
                    RunningServer.options(RunningServer.WITHOUT_RATES).withProtocols(protocols));
        } catch (StartFailedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> about(Version version, String scheme, DemoServer server) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(TlsClients.trusting())
                .build();
        URI uri = URI.create(scheme + "://localhost:" + server.port() + "/about");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
