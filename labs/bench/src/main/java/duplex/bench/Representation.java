package duplex.bench;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Kind;
import duplex.transport.ChatJson;
import duplex.transport.FormPage;
import duplex.transport.Language;
import duplex.transport.Pages;
import duplex.transport.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One chat message, told twice: as JSON to a script, and as a whole page to a browser without one.
 *
 * <p><b>What goes wrong in the world.</b> To show one new line, a form page is made and sent anew with everything that
 * was on it before. The bytes are what people talk about; the server's work is the other half.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Representation {

    /** Chat messages that the page shows: the new one alone, or as many as a newcomer sees. */
    @Param({"1", "50"})
    public int onThePage;

    private final ChatMessage message = new ChatMessage(
            new Cursor("k3f9", 17),
            "x7Qm2LrT0a",
            Kind.CHAT,
            "민수",
            "안녕하세요 <b>x</b> & \"quotes\"",
            Instant.parse("2026-11-22T09:00:00.123Z"));

    private final Pages pages = new Pages();
    private final Texts texts = Texts.in(Language.KO);
    private FormPage page = page(1);

    @Setup
    public void fill() {
        page = page(onThePage);
    }

    private FormPage page(int messages) {
        List<ChatMessage> shown = Collections.nCopies(messages, message);
        return new FormPage(shown, Optional.empty(), true, "민수", "", "x7Qm2LrT0b", Optional.empty());
    }

    /** Baseline: the text alone, as UTF-8. */
    @Benchmark
    public byte[] baselineTextAlone() {
        return message.text().getBytes(StandardCharsets.UTF_8);
    }

    /** The page that tells it with all that was said before. */
    @Benchmark
    public byte[] wholePage() {
        return pages.formPost(texts, page);
    }

    /** The representation that every other transport delivers. */
    @Benchmark
    public byte[] json() {
        return ChatJson.message(message);
    }

    /*
     * HOW TO RUN
     *
     *   java -jar labs/bench/target/benchmarks.jar Representation
     *
     * WHAT YOU WILL SEE
     *
     * JSON does not care what is on the page; the page grows with it. Even the page of one message costs more than the
     * JSON of one, for all that stands around it. Multiply by the browsers that reload it, and set the result against
     * the tables of ./duplex compare: the time to make a page is small beside the bytes it takes to send.
     */
}
