package duplex.server;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * By which names this server may be called, and whose pages may talk to it.
 *
 * <p>A page of somebody else's can make any browser send requests here, with the browser's cookies. Two fields tell: the
 * name that was asked for ({@code Host}) must be one that only this machine or its owner can have given, else a
 * stranger's domain that resolves to 127.0.0.1 would be at home here (DNS rebinding); and the page that asks
 * ({@code Origin}, RFC 6454) must come from here.
 *
 * @param hosts further names besides localhost, {@code *.localhost} and addresses
 * @param origins further pages that may, such as {@code https://school.example}
 */
public record OriginRules(Set<String> hosts, Set<String> origins) {

    /** Own names and own pages only. */
    public static final OriginRules OWN = new OriginRules(Set.of(), Set.of());

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*+");
    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,}(%[0-9a-z]+)?]");
    private static final Pattern ORIGIN = Pattern.compile("https?://(" + NAME + "|" + IPV6 + ")(:[0-9]{1,5})?");

    public OriginRules {
        hosts = lowerCase(hosts);
        origins = lowerCase(origins);
        hosts.stream().filter(host -> !NAME.matcher(host).matches()).findAny().ifPresent(host -> {
            throw new IllegalArgumentException("--host " + host + " is not a host name; give one such as chat.example");
        });
        origins.forEach(origin -> requireOrigin("--origin", origin));
    }

    /** Refuses what no page comes from, with IllegalArgumentException. */
    static void requireOrigin(String option, String origin) {
        if (!ORIGIN.matcher(origin.toLowerCase(Locale.ROOT)).matches()) {
            throw new IllegalArgumentException(
                    option + " " + origin + " is not an origin; give one such as https://school.example");
        }
    }

    private static Set<String> lowerCase(Set<String> texts) {
        Set<String> lower = new TreeSet<>();
        texts.forEach(text -> lower.add(text.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }

    /** Whether the server may be called {@code host}: a name or an address, without a port. */
    boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || (name.endsWith(".localhost") && NAME.matcher(name).matches())
                || IPV4.matcher(name).matches()
                || IPV6.matcher(name).matches()
                || hosts.contains(name);
    }

    /** Whether pages of other origins may talk to this server at all. */
    boolean isOpenToOthers() {
        return !origins.isEmpty();
    }

    /**
     * Whether a page may talk to this server.
     *
     * @param origin as in the field, such as {@code http://localhost:7070}
     * @param own what the field of our own pages says in this very request
     */
    boolean mayAsk(String origin, String own) {
        return origin.equalsIgnoreCase(own) || origins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
