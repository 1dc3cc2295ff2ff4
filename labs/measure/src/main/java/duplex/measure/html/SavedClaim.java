package duplex.measure.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A decided claim as it was saved in {@code claims.json}. */
record SavedClaim(JsonNode json) {

    /** One value that an experiment found, in words. */
    record Measured(Both label, Both shown) {}

    int number() {
        return json.path("number").asInt();
    }

    /** The note's own words, Korean. */
    String quotation() {
        return json.path("quotation").asText();
    }

    Both says() {
        return both(json.path("says"));
    }

    /** {@code confirmed}, {@code qualified}, {@code refuted}, {@code slip} or {@code unknown}. */
    String verdict() {
        return json.path("verdict").asText();
    }

    String expected() {
        return json.path("expected").asText(verdict());
    }

    boolean differs() {
        return !expected().equals(verdict());
    }

    String decidedBy() {
        return json.path("decided_by").asText();
    }

    Both scope() {
        return both(json.path("scope"));
    }

    Both rule() {
        return both(json.path("rule"));
    }

    Both experiment() {
        return both(json.path("experiment"));
    }

    String command() {
        return json.path("command").asText();
    }

    /** Why the verdict is unknown. */
    Optional<Both> because() {
        JsonNode because = json.path("because");
        return because.isObject() ? Optional.of(both(because)) : Optional.empty();
    }

    List<Measured> measured() {
        return StreamSupport.stream(json.path("measured").spliterator(), false)
                .map(each -> new Measured(both(each.path("label")), both(each.path("shown"))))
                .toList();
    }

    /** A text in both languages, or one that is the same in either. */
    private static Both both(JsonNode text) {
        return text.isObject()
                ? new Both(text.path("ko").asText(), text.path("en").asText())
                : Both.same(text.asText());
    }
}
