package duplex.server;

import duplex.transport.Texts;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a server says when it has started: where it is, and what can be done with it. */
final class Greeting {

    private final Texts texts;

    Greeting(Texts texts) {
        this.texts = texts;
    }

    String of(DemoServer server, ServerOptions options) {
        StringBuilder lines = new StringBuilder();
        lines.append(texts.get("serve.started", Version.current())).append('\n');
        for (String host : hosts(options.host())) {
            lines.append("  ")
                    .append(options.protocols().scheme())
                    .append("://")
                    .append(host)
                    .append(':')
                    .append(server.port())
                    .append("/\n");
        }
        options.protocols().tls().ifPresent(keystore -> {
            lines.append(texts.get("serve.certificate")).append('\n');
            lines.append("  ").append(keystore.file()).append('\n');
            lines.append("  SHA-256 ").append(keystore.fingerprint()).append('\n');
        });
        options.store().file().ifPresent(file -> lines.append(kept(file, server, options.store())));
        server.setAside()
                .ifPresent(earlier ->
                        lines.append(texts.get("serve.set-aside", earlier)).append('\n'));
        lines.append(texts.get("serve.ledger")).append('\n');
        lines.append("  curl -H 'Authorization: Bearer ")
                .append(options.token())
                .append("' http://127.0.0.1:")
                .append(server.controlPort())
                .append("/ledger\n");
        lines.append(texts.get("serve.console")).append('\n');
        return lines.toString();
    }

    /** Where the chat messages are, and how many a server that was here before has left. */
    private String kept(Path file, DemoServer server, StoreChoice store) {
        Path path = file.toAbsolutePath();
        String line = (store.session() ? texts.get("serve.session", path) : texts.get("serve.store", path)) + '\n';
        long left = server.room().end().sequence() - server.room().oldest().sequence();
        return left == 0 ? line : line + "  " + texts.get("serve.resumed", left) + '\n';
    }

    private static List<String> hosts(String bound) {
        List<String> hosts = new ArrayList<>();
        if (bound.equals("127.0.0.1") || bound.equals("0.0.0.0")) {
            hosts.add("localhost");
        }
        if (bound.equals("0.0.0.0")) {
            hosts.addAll(lanAddresses());
        } else if (hosts.isEmpty()) {
            hosts.add(bound);
        }
        return hosts;
    }

    /** The IPv4 addresses that others may reach this machine by. */
    private static List<String> lanAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address
                            && !address.isLoopbackAddress()
                            && !address.isLinkLocalAddress())
                    .map(address -> address.getHostAddress())
                    .toList();
        } catch (SocketException e) {
            return List.of(); // a machine without a network still serves itself
        }
    }
}
