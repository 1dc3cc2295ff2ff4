package duplex.measure.html;

import duplex.measure.report.Numbers;
import java.util.ArrayList;
import java.util.List;

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
        row.intervalMillis().ifPresent(interval -> words.add(texts.get("fact.interval", Numbers.whole(interval))));
        row.emptyShare().ifPresent(share -> words.add(texts.get("fact.empty", Numbers.whole(100 * share))));
        row.pageMessages().ifPresent(messages -> words.add(texts.get("fact.page", Numbers.whole(messages))));
        if (!row.isIdle()) {
            words.add(texts.get("fact.p50", Numbers.time(row.deliveryMicros("p50"))));
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
            words.add(texts.get("workload.cookie", Numbers.whole(row.cookieBytes())));
        }
        if (row.isIdle()) {
            words.add(texts.get("workload.idle"));
        } else {
            words.add(texts.get("workload.text", Numbers.whole(row.textBytes())));
            words.add(texts.get("workload.rate", Numbers.threeDigits(row.rate())));
        }
        if (row.burst() > 1) {
            words.add(texts.get("workload.burst", row.burst()));
        }
        row.sendersAsked().ifPresent(senders -> words.add(texts.get("workload.senders", senders)));
        words.add(texts.get("workload.receivers", Numbers.whole(row.receivers())));
        words.add(texts.get("workload.delay", Numbers.threeDigits(row.delayMillis())));
        return Both.joined(words, ", ");
    }
}
