package duplex.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A program: clients of one transport that come in, listen, and do nothing more until they are killed. */
final class ListeningClients {

    private ListeningClients() {}

    /** Arguments: the server's address, its port, which {@link WayIn}, how many. */
    public static void main(String[] arguments) throws IOException {
        InetAddress address = InetAddress.getByName(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        WayIn wayIn = WayIn.valueOf(arguments[2]);
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            RawClient client = new RawClient(address, port);
            wayIn.listen(client);
            clients.add(client);
        }
        System.out.println(clients.size() + " are in");
        System.in.read();
    }
}
