package duplex.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A certificate for this machine alone, signed by nobody else: made at the first start that needs it, kept, and made anew
 * when it runs out or the machine has other names and addresses.
 *
 * <p>It is made by the {@code keytool} of the Java that runs us. A library could do it within the process, but the smallest
 * that can is three jars of 9 MB for what happens once a year in one second, and the classes inside the JDK that could
 * are not for use from outside. {@code keytool} belongs to the same module as {@code String}: no Java is without.
 */
public final class OwnCertificate {

    private static final String FILE = "certificate.p12";
    private static final String ALIAS = "duplex";

    /** Known to everybody: PKCS#12 wants one, but it is the file's permissions that keep the key. */
    private static final String PASSWORD = "duplex";

    private static final int VALID_DAYS = 397; // browsers take none for longer
    private static final Duration STILL_VALID = Duration.ofDays(1);
    private static final int PATIENCE_SECONDS = 60;

    private static final int DNS_NAME = 2; // X509Certificate.getSubjectAlternativeNames
    private static final int IP_ADDRESS = 7;

    private final Path folder;
    private final Set<String> hosts;

    /** @param hosts the names and addresses that it must speak for, such as {@code dns:localhost} */
    OwnCertificate(Path folder, Set<String> hosts) {
        this.folder = folder;
        this.hosts = new TreeSet<>(hosts);
    }

    /** For this machine as it is now, kept in the folder of this user. */
    static OwnCertificate ofThisUser() {
        return in(StateFolder.ofThisUser());
    }

    /** The same, kept in another folder, which need not be there yet. */
    public static OwnCertificate in(Path folder) {
        return new OwnCertificate(folder, hostsOfThisMachine());
    }

    /**
     * The one that is there, or else a new one.
     *
     * @throws StartFailedException when neither can be had, with one line that says why
     */
    public Keystore keystore() throws StartFailedException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            Keystore kept = Keystore.open(file, PASSWORD);
            if (isStillGood(kept.certificate())) {
                return kept;
            }
        }
        try {
            make(file);
        } catch (IOException e) {
            throw new StartFailedException("certificate " + file + " cannot be made: " + e.getMessage(), e);
        }
        return Keystore.open(file, PASSWORD);
    }

    private boolean isStillGood(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(STILL_VALID))
                && hosts(certificate).containsAll(hosts);
    }

    /** What a certificate speaks for. */
    static Set<String> hosts(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of()).stream()
                    .map(name -> switch ((Integer) name.get(0)) {
                        case DNS_NAME -> "dns:" + name.get(1);
                        case IP_ADDRESS -> "ip:" + name.get(1);
                        default -> "other:" + name.get(1);
                    })
                    .collect(Collectors.toSet());
        } catch (CertificateParsingException e) {
            return Set.of(); // then it is no good, and a new one is made
        }
    }

    static Set<String> hostsOfThisMachine() {
        Set<String> hosts = new TreeSet<>(Set.of("dns:localhost", "dns:*.localhost"));
        try {
            String name = InetAddress.getLocalHost().getHostName();
            if (name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && !name.matches("[0-9.]+")) {
                hosts.add("dns:" + name);
            }
        } catch (UnknownHostException e) {
            // a machine that does not know its own name is not called by it either
        }
        addresses().forEach(address -> hosts.add("ip:" + address));
        return hosts;
    }

    /** Those that mean this machine on each of its networks, loopback included. */
    private static List<String> addresses() {
        List<String> addresses = new ArrayList<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .filter(address -> address instanceof Inet4Address) // those of IPv6 change every day
                    .map(InetAddress::getHostAddress)
                    .forEach(addresses::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return addresses;
    }

    /** In a file of its own first, which then takes its place: a start that is cut off leaves none that is half made. */
    private void make(Path file) throws IOException, StartFailedException {
        StateFolder.make(folder);
        Path making = Files.createTempDirectory(folder, "new");
        ownerOnly(making, "rwx------"); // before anything is in it
        try {
            Path made = making.resolve(FILE);
            runKeytool(made);
            ownerOnly(made, "rw-------");
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(making.resolve(FILE));
            Files.delete(making);
        }
    }

    /** Where there are no such permissions, the user's folder is closed to others already. */
    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private void runKeytool(Path made) throws IOException, StartFailedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=duplex",
                "-validity",
                String.valueOf(VALID_DAYS),
                "-ext",
                "san=" + String.join(",", hosts),
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                made.toString(),
                "-storepass",
                PASSWORD);
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        keytool.getOutputStream().close();
        String said = new String(keytool.getInputStream().readAllBytes(), Charset.defaultCharset());
        try {
            if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new StartFailedException("keytool cannot make a certificate: "
                        + said.lines().findFirst().orElse("no reason given"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailedException("interrupted while a certificate was made", e);
        } finally {
            keytool.destroy();
        }
    }
}
