package duplex.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A file with the server's certificate and its private key (PKCS#12), opened. */
public final class Keystore {

    private final Path file;
    private final KeyStore content;
    private final String password;
    private final X509Certificate certificate;

    private Keystore(Path file, KeyStore content, String password, X509Certificate certificate) {
        this.file = file;
        this.content = content;
        this.password = password;
        this.certificate = certificate;
    }

    /**
     * Opens a file.
     *
     * @param password of the file and of the key in it
     * @throws StartFailedException when it cannot be used, with one line that says why
     */
    public static Keystore open(Path file, String password) throws StartFailedException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore content = KeyStore.getInstance("PKCS12");
            content.load(in, password.toCharArray());
            return new Keystore(file, content, password, certificateWithKey(file, content, password));
        } catch (NoSuchFileException e) {
            throw new StartFailedException("keystore " + file + " does not exist", e);
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw new StartFailedException(
                        "keystore " + file + " does not open with this password; give the right one in the"
                                + " environment variable " + ProtocolsOption.PASSWORD_VARIABLE,
                        e);
            }
            throw new StartFailedException("keystore " + file + " cannot be read as PKCS#12: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new StartFailedException("keystore " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static X509Certificate certificateWithKey(Path file, KeyStore content, String password)
            throws GeneralSecurityException, StartFailedException {
        var aliases = content.aliases();
        while (aliases.hasMoreElements()) {
            String alias = aliases.nextElement();
            if (content.getKey(alias, password.toCharArray()) != null
                    && content.getCertificate(alias) instanceof X509Certificate certificate) {
                return certificate;
            }
        }
        throw new StartFailedException("keystore " + file + " has no certificate with a private key");
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    KeyStore content() {
        return content;
    }

    String password() {
        return password;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** The SHA-256 of the certificate, as browsers show it, so that two people can compare. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256, and this certificate was read", e);
        }
    }
}
