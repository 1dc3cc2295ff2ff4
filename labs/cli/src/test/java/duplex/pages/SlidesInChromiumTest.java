package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every slide of the deck, as the projector gets it. */
@Tag("slow") // some ninety slides, in two languages and two sizes
@ExtendWith(InChromium.class)
class SlidesInChromiumTest {

    /**
     * Goes through the whole deck and says of each slide what is wrong with it: text that stands out of it or in its footer,
     * text that is too small (28 px; the footer and the name of a script may be smaller), contrast below 4.5 : 1 (WCAG 2.2,
     * 1.4.3), a chart that was not drawn, a number that is missing.
     */
    private static final String FAULTS = """
            (async () => {
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
              const rgb = (...layers) => {
                canvas.clearRect(0, 0, 1, 1);
                for (const layer of layers) {
                  canvas.fillStyle = layer;
                  canvas.fillRect(0, 0, 1, 1);
                }
                return canvas.getImageData(0, 0, 1, 1).data;
              };
              const luminance = ([...channels]) => channels.slice(0, 3).map(value => value / 255)
                .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
                .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                const layers = [];
                for (let at = element; at; at = at.parentElement) {
                  layers.unshift(getComputedStyle(at).backgroundColor);
                }
                return layers;
              };
              const contrast = element => {
                const paper = luminance(rgb(...behind(element)));
                const ink = luminance(rgb(...behind(element), getComputedStyle(element).color));
                return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
              };
              const faults = [];
              for (const slide of Reveal.getSlides()) {
                const at = Reveal.getIndices(slide);
                Reveal.slide(at.h, at.v, 99);
                await new Promise(requestAnimationFrame);
                const scale = Reveal.getScale();
                const paper = slide.getBoundingClientRect();
                const floor = slide.querySelector('footer').getBoundingClientRect().top;
                const wrong = what => faults.push(slide.id + ': ' + what);
                for (const figure of slide.querySelectorAll('figure')) {
                  if (!figure.querySelector('canvas')) {
                    wrong('no chart');
                  } else if (figure.querySelector('canvas').getBoundingClientRect().bottom > floor) {
                    wrong('a chart is cut off');
                  }
                }
                if (slide.querySelector('.unknown-token')) {
                  wrong(slide.querySelector('.unknown-token').textContent);
                }
                const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                  const text = texts.currentNode;
                  const range = document.createRange();
                  range.selectNodeContents(text);
                  const box = range.getBoundingClientRect();
                  if (text.data.trim() === '' || box.width === 0) {
                    continue;
                  }
                  const element = text.parentElement;
                  const small = element.closest('footer, pre small');
                  const what = '"' + text.data.trim().slice(0, 40) + '"';
                  if (box.left < paper.left || box.right > paper.right + 1 || box.top < paper.top
                      || box.bottom > (element.closest('footer') ? paper.bottom : floor) + 1) {
                    wrong(what + ' stands out');
                  }
                  if (!small && parseFloat(getComputedStyle(element).fontSize) < 27.9) {
                    wrong(what + ' is small: ' + getComputedStyle(element).fontSize);
                  }
                  if (contrast(element) < 4.5) {
                    wrong(what + ' has little contrast: ' + contrast(element).toFixed(2));
                  }
                }
              }
              return faults;
            })()
            """;

    private Room room;
    private ChromiumTab tab;

    @BeforeEach
    void open(Chromium chromium) throws Exception {
        room = new Room(Room.LOOPBACK);
        tab = chromium.open("about:blank");
    }

    @AfterEach
    void close() throws Exception {
        tab.close();
        room.close();
    }

    private void show(String query) throws Exception {
        tab.navigate(room.url("/slides/" + query));
        tab.waitFor("document.body.dataset.ready === 'true'");
    }

    @Test
    void everySlideFitsAndCanBeReadInBothLanguagesAndSizes() throws Exception {
        for (int width : new int[] {1280, 1920}) {
            for (String language : new String[] {"ko", "en"}) {
                tab.resize(width, width * 9 / 16, false);
                show("?lang=" + language);
                List<String> faults = new ArrayList<>();
                for (JsonNode fault : tab.evaluate(FAULTS)) {
                    faults.add(fault.asText());
                }
                assertEquals(List.of(), faults, language + " at " + width);
            }
        }
        assertEquals(List.of(), tab.log().errors());
        List<String> elsewhere = tab.log().requests().stream()
                .filter(url -> !url.startsWith(room.url("/")) && !url.startsWith("blob:"))
                .toList();
        assertEquals(List.of(), elsewhere, "requests that leave the machine");
    }

    @Test
    void aKeySwitchesTheLanguageAndStaysOnTheSlideAndTheNotesFollow(Chromium chromium) throws Exception {
        show("?lang=ko#/claim-16");
        try (ChromiumTab notes = chromium.open(room.url("/slides/notes.html"))) {
            notes.waitFor("document.getElementById('slide').textContent === 'claim-16'");
            String korean = notes.evaluate("document.getElementById('notes').textContent")
                    .asText();
            assertTrue(korean.matches("(?s).*[가-힣].*"), korean);

            pressL();
            assertEquals("en", tab.evaluate("document.documentElement.lang").asText());
            assertEquals("claim-16", tab.evaluate("Reveal.getCurrentSlide().id").asText());
            notes.waitFor("document.documentElement.lang === 'en'");
            String english = notes.evaluate("document.getElementById('notes').textContent")
                    .asText();
            assertTrue(english.matches("(?s)[^가-힣]+"), english);
        }
    }

    private void pressL() throws Exception {
        tab.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'l', keyCode: 76, bubbles: true}))");
    }

    @Test
    void aNumberThatNobodyMeasuredIsShownAsMissing() throws Exception {
        show("?lang=en");
        String shown = "(number => [number.className, number.textContent].join(' '))"
                + "(tokens.number('claims:1.nonsense', {claims: {claims: []}}, 'en'))";
        assertEquals("unknown-token [claims:1.nonsense?]", tab.evaluate(shown).asText());
    }

    @Test
    void liveShowsTheNewestReportAndSaysWhenThereIsNone() throws Exception {
        String footer = "document.querySelector('#one-room footer span[lang=en]').textContent";
        show("?lang=en&live=1");
        assertTrue(tab.evaluate(footer).asText().endsWith("the kept report is shown"), "no report yet");

        String kept = tab.evaluate("fetch('/slides/data/report.json').then(answer => answer.text())")
                .asText();
        room.showReport(kept.replaceFirst("\"command\" : \"[^\"]*\"", "\"command\" : \"measured just now\""));
        show("?lang=en&live=1&again");
        String live = tab.evaluate(footer).asText();
        assertTrue(live.contains("measured just now"), live);
        assertTrue(live.endsWith("newest report"), live);
    }
}
