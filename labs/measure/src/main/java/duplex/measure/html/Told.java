package duplex.measure.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results and their numbers in the words of sentences and tables. */
final class Told {

    private final PageTexts texts;

    Told(PageTexts texts) {
        this.texts = texts;
    }

    /** The transport, and what was chosen about it. */
    Both way(Row row) {
        List<Both> words = new ArrayList<>();
        words.add(texts.get("transport." + row.transport()));
        if (row.deflate()) {
            words.add(texts.get("way.deflate"));
        }
        if (row.batchMillis() > 0) {
            words.add(texts.get("way.batch", row.batchMillis()));
        }
        return Both.joined(words, ", ");
    }

    /**
     * What must stand beside its bytes: interval and empty share of those who ask on a timer, the messages on a form
     * page, and the delay that the bytes bought.
     */
    Both facts(Row row) {
        List<Both> words = new ArrayList<>();
        row.intervalMillis().ifPresent(interval -> words.add(texts.get("fact.interval", whole(interval))));
        row.emptyShare().ifPresent(share -> words.add(texts.get("fact.empty", whole(100 * share))));
        row.pageMessages().ifPresent(messages -> words.add(texts.get("fact.page", whole(messages))));
        if (!row.isIdle()) {
            words.add(texts.get("fact.p50", time(row.deliveryMicros("p50"))));
        }
        return Both.joined(words, ", ");
    }

    /** Way and facts: {@code WebSocket (p50 1.4 ms)}. */
    Both wayWithFacts(Row row) {
        Both facts = facts(row);
        return facts.en().isEmpty() ? way(row) : texts.get("way.with_facts", way(row), facts);
    }

    /** What a row has in common with those it is compared with. */
    Both workload(Row row) {
        List<Both> words = new ArrayList<>();
        words.add(Both.same(row.profile()));
        words.add(Both.same("HTTP/" + row.http() + (row.tls() ? " + TLS" : "")));
        if (row.cookieBytes() > 0) {
            words.add(texts.get("workload.cookie", whole(row.cookieBytes())));
        }
        if (row.isIdle()) {
            words.add(texts.get("workload.idle"));
        } else {
            words.add(texts.get("workload.text", whole(row.textBytes())));
            words.add(texts.get("workload.rate", number(row.rate())));
        }
        if (row.burst() > 1) {
            words.add(texts.get("workload.burst", row.burst()));
        }
        row.sendersAsked().ifPresent(senders -> words.add(texts.get("workload.senders", senders)));
        words.add(texts.get("workload.receivers", whole(row.receivers())));
        words.add(texts.get("workload.delay", number(row.delayMillis())));
        return Both.joined(words, ", ");
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** With about three digits that matter. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return whole(value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }

    /** Microseconds in the unit that keeps three digits. */
    static String time(double micros) {
        if (micros < 1_000) {
            return whole(micros) + " µs";
        }
        return String.format(Locale.ROOT, micros < 10_000 ? "%.1f ms" : "%,.0f ms", micros / 1_000);
    }

    /** How many times as much; with one digit below ten. */
    static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }
}
