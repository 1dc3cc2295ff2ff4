package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.Transport;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The charts on a page of the server's, whose policy allows no inline style; with made-up numbers. */
@ExtendWith(InChromium.class)
class ChartsTest {

    private static final String LOAD = """
            ['/lib/echarts.js', ...['words', 'results', 'drawing', 'kinds', 'show'].map(name => `/charts/${name}.js`)].reduce((before, src) =>
              before.then(() => new Promise((loaded, failed) => {
                const script = document.createElement('script');
                Object.assign(script, {src, onload: loaded, onerror: () => failed(new Error('no ' + src))});
                document.head.append(script);
              })), Promise.resolve()).then(() => true)
            """;

    /** Long polling costs the less at 1/s and the more at 20/s: 400 against 100 + 10 r bytes a second make 10 messages. */
    private static final String REPORT = """
            (globalThis.report = (() => {
              const bytes = total => ({up: {fields: total, total}, down: {payload: 0, total: 0}});
              const result = (transport, rate, delay, perSecond) => ({
                transport, profile: 'chromium', origin: 'http', http: '1.1', tls: false, deflate: false, void: null,
                one_way_delay_ms: delay, rate_per_second: rate, text_bytes: 16, senders: 1, receivers: 1, seconds: 1,
                delivered: 1000, interval_ms: transport === 'short-polling' ? 500 : null, page_messages: null,
                bytes: bytes(perSecond), bytes_by_role: {senders: bytes(0), receivers: bytes(perSecond)},
                delivery_time_us: {count: 1000, mean: 2000, p50: 2000, p90: 3000, p99: 4000, p99_9: 5000, max: 6000},
                server: {cpu_us_per_delivery: 50, heap_used: 1048576}});
              return {
                results: [[1, 100], [100, 1000]].flatMap(([rate, perSecond]) => [
                  result('short-polling', rate, 0, Math.sqrt(1e5)), result('long-polling', rate, 0, perSecond)]),
                published: [{source: 'A paper', rows: [
                  {what: {ko: '값', en: 'value'}, unit: 'B', paper: 1, model: 2, measured: 3, verdict: {ko: '같다', en: 'same'}}]}],
                bench: {benchmarks: [
                  {lesson: 'A', way: 'b', parameters: '', kind: 'ours', ns_per_op: 5, ns_error: 1, bytes_per_op: 16}]}
              };
            })()) && true
            """;

    private static final String SHOW = """
            charts.kinds.map(kind => charts.show(document.body.appendChild(document.createElement('div')), kind, report)) && true
            """;

    private Room room;
    private ChromiumTab tab;

    @BeforeEach
    void showEveryKind(Chromium chromium) throws Exception {
        room = new Room(Room.LOOPBACK);
        tab = chromium.open(room.url("/?lang=en"));
        tab.evaluate(LOAD);
        tab.evaluate(REPORT);
        tab.evaluate(SHOW);
    }

    @AfterEach
    void close() throws Exception {
        tab.close();
        room.close();
    }

    @Test
    void everyKindIsDrawnWithItsDataUnderThePagesPolicy() throws Exception {
        String drawn = "charts.shown.filter(chart => chart.plot.querySelector('canvas')"
                + " && chart.host.querySelectorAll('tbody tr').length > 0).length";
        assertEquals(
                tab.evaluate("charts.kinds.length").asInt(), tab.evaluate(drawn).asInt());
        assertEquals(List.of(), tab.log().errors());
    }

    @Test
    void everyTransportThatIsMeasuredHasANameAndAColour() throws Exception {
        for (String key : Transport.keys()) {
            String known = "Object.values(chartWords.languages).every(words => words['transport.%s'])"
                    + " && chartDrawing.TRANSPORTS['%s'] !== undefined";
            assertTrue(tab.evaluate(known.formatted(key, key)).asBoolean(), key);
        }
    }

    /** The bytes of one way are steady, 316 a second; those of the other go from 100 to 1,000 as the rate goes to 100. */
    @Test
    void aCrossoverIsFoundOnTheLinesBetweenWhatWasMeasured() throws Exception {
        assertEquals(
                "A: 10/s — short polling, T 500 ms = long polling (316 B/s)",
                tab.evaluate("document.querySelector('.findings').textContent").asText());
    }

    @Test
    void everyChartSavesAsSvgAndPng() throws Exception {
        String saved = "charts.shown.map(chart => ({kind: chart.kind, svg: charts.svg(chart),"
                + " wide: charts.canvas(chart).width / chart.saved.look.width}))";
        for (JsonNode each : tab.evaluate(saved)) {
            String svg = each.path("svg").asText();
            assertTrue(svg.startsWith("<svg") && svg.contains("</svg>"), each.path("kind") + " " + svg);
            assertEquals(2, each.path("wide").asDouble(), each.path("kind").asText());
        }
    }

    @Test
    void everyWordIsKoreanWhenThePageIs() throws Exception {
        tab.evaluate("document.documentElement.lang = 'ko'");
        tab.waitFor("charts.shown.every(chart => /[가-힣]/.test(chart.host.querySelector('figcaption').textContent))");
        assertEquals(
                "[]",
                tab.evaluate(
                                "(([ko, en]) => [...ko.filter(key => !en.includes(key)), ...en.filter(key => !ko.includes(key))])"
                                        + "(Object.values(chartWords.languages).map(Object.keys))")
                        .toString());
        assertEquals(
                "[]",
                tab.evaluate(
                                "[...document.body.innerText.matchAll(/[a-z-]+\\.[a-z_]+\\b(?<!socket\\.io)/g)].map(String)")
                        .toString());
    }
}
