package duplex.measure.claims;

import duplex.measure.browser.RecordedRequest;
import duplex.measure.browser.RecordingRelay;
import duplex.measure.browser.Tab;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Claim 7: XMLHttpRequest sends the request; in Vue, Axios does. */
final class XmlHttpRequestOrAxios implements Claim {

    private static final String AXIOS = "/META-INF/resources/webjars/axios/1.20.0/dist/axios.min.js";

    /** Request line: two spaces, the version and the line end; the empty line after the fields. */
    private static final int AROUND = " ".length() + " HTTP/1.1\r\n".length() + "\r\n".length();

    private static final int AROUND_FIELD = ": \r\n".length();

    @Override
    public int number() {
        return 7;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        ServerUnderTest server = laboratory.server();
        try (RecordingRelay relay = new RecordingRelay(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                Tab tab = laboratory.chromium().open("http://localhost:" + relay.port() + "/form-post")) {
            boolean vue = tab.evaluate("'Vue' in window").asBoolean();
            String byXhr = tab.evaluate("""
                    new Promise(done => {
                      const request = new XMLHttpRequest();
                      request.open('GET', '/about?by=xhr');
                      request.onload = () => done(request.responseText);
                      request.send();
                    })
                    """).asText();
            String byFetch = tab.evaluate("fetch('/about?by=fet').then(response => response.text())")
                    .asText();
            tab.evaluate(axios() + "; 0");
            String byAxios = tab.evaluate(
                            "axios.get('/about?by=axi', {responseType: 'text', transformResponse: text => text})"
                                    + ".then(response => response.data)")
                    .asText();
            int xhr = bytes(relay, "/about?by=xhr");
            int fetch = bytes(relay, "/about?by=fet");
            int axios = bytes(relay, "/about?by=axi");
            boolean sameAnswer = byXhr.contains("epoch") && byXhr.equals(byFetch) && byXhr.equals(byAxios);
            return Finding.of(
                    verdict(sameAnswer, xhr == fetch, vue),
                    Measured.of("xhr", xhr, Unit.BYTES),
                    Measured.of("fetch", fetch, Unit.BYTES),
                    Measured.of("axios", axios, Unit.BYTES),
                    Measured.yesOrNo("vue", vue));
        }
    }

    /**
     * That XMLHttpRequest can is half of the sentence; the other half falls when the page got the same answer by fetch, to
     * the byte, and by Axios without Vue.
     */
    static Verdict verdict(boolean sameAnswer, boolean sameBytes, boolean vue) {
        if (!sameAnswer) {
            return Verdict.REFUTED;
        }
        return sameBytes && !vue ? Verdict.QUALIFIED : Verdict.CONFIRMED;
    }

    /** The library as the build has it, and no copy of ours. */
    private static String axios() throws IOException {
        try (InputStream in = XmlHttpRequestOrAxios.class.getResourceAsStream(AXIOS)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + AXIOS);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Of the whole header section. */
    private static int bytes(RecordingRelay relay, String target) throws IOException {
        RecordedRequest request = relay.requests().stream()
                .filter(each -> each.is("GET", target))
                .findFirst()
                .orElseThrow(() -> new IOException("no request for " + target + " was seen"));
        int fields = request.fields().stream()
                .mapToInt(field -> field.name().length() + field.value().length() + AROUND_FIELD)
                .sum();
        return request.method().length() + request.target().length() + AROUND + fields;
    }
}
