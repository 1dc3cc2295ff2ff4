package duplex.measure.claims;

import duplex.measure.browser.Browser;
import duplex.measure.browser.Tab;
import duplex.measure.claims.WayToEnd.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Claim 36: when a connection ends abnormally the error code is unclear (RFC 6455, section 7.1.7; WHATWG WebSockets, section 5). */
final class UnclearErrorCodes implements Claim {

    private static final Set<WayToEnd> ABNORMAL = Arrays.stream(WayToEnd.values())
            .filter(way -> way.said().isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public int number() {
        return 36;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    /** Ends a WebSocket in each of seventeen ways, and asks the page what it was told; in Firefox too, where there is one. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        List<Browser> browsers = new ArrayList<>(List.of(laboratory.chromium()));
        if (Need.FIREFOX.isThere()) {
            browsers.add(laboratory.firefox());
        }
        List<Tally> tallies = new ArrayList<>();
        List<Measured> measured = new ArrayList<>();
        measured.add(Measured.of("abnormal", ABNORMAL.size(), Unit.COUNT));
        measured.add(Measured.of("in_order", WayToEnd.values().length - ABNORMAL.size(), Unit.COUNT));
        for (Browser browser : browsers) {
            Tally tally = tally(ends(browser));
            tallies.add(tally);
            measured.add(Measured.of("silent_" + browser.name(), tally.silent(), Unit.COUNT));
            measured.add(Measured.of("told_" + browser.name(), tally.told(), Unit.COUNT));
        }
        return Finding.of(verdict(tallies), measured.toArray(Measured[]::new));
    }

    private static Map<WayToEnd, SocketEnd> ends(Browser browser) throws IOException {
        Map<WayToEnd, SocketEnd> ends = new EnumMap<>(WayToEnd.class);
        try (ScriptedServer page = new ScriptedServer(caller -> {});
                Tab tab = browser.open(page.url())) {
            for (WayToEnd way : WayToEnd.values()) {
                ends.put(way, end(tab, way));
            }
        }
        return ends;
    }

    /** Each at a port of its own: browsers hesitate to go back to where they have just failed. */
    private static SocketEnd end(Tab tab, WayToEnd way) throws IOException {
        try (ScriptedServer server = new ScriptedServer(way.script())) {
            if (way == WayToEnd.NOBODY_LISTENS) {
                server.listenNoMore();
            }
            String whenOpen = way == WayToEnd.PAGE_LEAVES
                    ? "socket.close(%d, '%s')"
                            .formatted(
                                    way.said().orElseThrow().code(),
                                    way.said().orElseThrow().reason())
                    : "";
            return SocketEnd.of(tab, server.webSocketUrl(), whenOpen);
        }
    }

    /**
     * @param silent of the abnormal ones: the page was told 1006 and no reason
     * @param told of those in order: the page was told the very code and reason
     */
    record Tally(int silent, int told) {}

    static Tally tally(Map<WayToEnd, SocketEnd> ends) {
        int silent = (int) ends.entrySet().stream()
                .filter(each ->
                        ABNORMAL.contains(each.getKey()) && each.getValue().isSilent())
                .count();
        int told = (int) ends.entrySet().stream()
                .filter(each -> each.getKey().said().equals(said(each.getValue())))
                .count();
        return new Tally(silent, told);
    }

    private static Optional<Said> said(SocketEnd end) {
        return Optional.of(new Said(end.code(), end.reason()));
    }

    /** Unclear is what looks the same whatever went wrong. */
    static Verdict verdict(List<Tally> browsers) {
        if (browsers.stream().allMatch(tally -> tally.silent() == ABNORMAL.size())) {
            return Verdict.CONFIRMED;
        }
        return browsers.stream().anyMatch(tally -> tally.silent() > 0) ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
