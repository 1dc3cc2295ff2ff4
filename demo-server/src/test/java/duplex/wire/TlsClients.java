package duplex.wire;

import duplex.server.Keystore;
import duplex.server.OwnCertificate;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What a test needs to speak TLS with a server of its own: a certificate, and clients that take any. */
public final class TlsClients {

    private static final Keystore KEYSTORE = makeKeystore();
    private static final SSLContext TRUSTING = makeContext();

    private TlsClients() {}

    /** One for all tests of a run: it takes a second to make. */
    public static Keystore keystore() {
        return KEYSTORE;
    }

    /** For clients that take any certificate. */
    public static SSLContext trusting() {
        return TRUSTING;
    }

    /**
     * Speaks TLS over a connection that is open already; the handshake is complete when this returns.
     *
     * @param version such as {@code TLSv1.3}
     * @param alpn the protocol to ask for; empty to ask for none
     */
    static SSLSocket over(Socket socket, String version, String alpn) throws IOException {
        SSLSocket tls =
                (SSLSocket) TRUSTING.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(alpn.isEmpty() ? new String[0] : new String[] {alpn});
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private static Keystore makeKeystore() {
        try {
            Path folder = Files.createTempDirectory("duplex-certificate");
            Keystore keystore = OwnCertificate.in(folder).keystore();
            Files.delete(keystore.file()); // it has been read
            Files.delete(folder);
            return keystore;
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static SSLContext makeContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TakesAny()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** An extended one, or the JDK would compare the host name. */
    private static final class TakesAny extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
