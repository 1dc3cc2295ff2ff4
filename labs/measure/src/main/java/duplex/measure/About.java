package duplex.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.client.Carrier;
import duplex.measure.client.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

/** Asks a server about itself. Blocks; counted as a page. */
final class About {

    private static final int TIMEOUT_MILLIS = 10_000;

    private About() {}

    /** Of the server's log: part of every cursor, and so of the size of a representation. */
    static String epoch(InetSocketAddress server, Carrier carrier) throws IOException {
        URI about = URI.create((carrier.tls() ? "https" : "http") + "://"
                + server.getAddress().getHostAddress() + ":" + server.getPort() + "/about");
        HttpURLConnection connection = (HttpURLConnection) about.toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(Trust.any().getSocketFactory());
            https.setHostnameVerifier((host, tls) -> true); // see there
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            return new ObjectMapper().readTree(in).path("epoch").asText();
        } finally {
            connection.disconnect();
        }
    }
}
