package duplex.slides;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A number on a slide, by name, as {@code tokens.js} reads it: {@code claims:16.frame_up},
 * {@code report:websocket.overhead_per_delivery}.
 */
record Token(String name) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern CLAIM = Pattern.compile("claims:(\\d+)\\.([a-z0-9_]+)");
    private static final Pattern RESULT = Pattern.compile("report:([a-z-]+)(?:\\[([^\\]]+)])?\\.(.+)");
    private static final List<String> WITHOUT_A_VALUE = List.of("claims:command", "report:command");
    private static final List<String> COUNTS = List.of("confirmed", "qualified", "refuted", "slip", "unknown");

    /** All of a text, in its order. */
    static List<Token> in(String text) {
        List<Token> all = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            all.add(new Token(matcher.group(1)));
        }
        return all;
    }

    static String without(String text) {
        return TOKEN.matcher(text).replaceAll("");
    }

    /** Whether it names a number that was measured. */
    boolean isMeasured(JsonNode claims, JsonNode report) {
        if (name.startsWith("claims:count.")) {
            return COUNTS.contains(name.substring("claims:count.".length()));
        }
        Matcher claim = CLAIM.matcher(name);
        if (claim.matches()) {
            return stream(claims.path("claims"))
                    .filter(each -> each.path("number").asText().equals(claim.group(1)))
                    .flatMap(each -> stream(each.path("measured")))
                    .anyMatch(each -> each.path("key").asText().equals(claim.group(2)));
        }
        Matcher result = RESULT.matcher(name);
        return result.matches() ? isInReport(result, report) : WITHOUT_A_VALUE.contains(name);
    }

    private static boolean isInReport(Matcher result, JsonNode report) {
        String conditions = result.group(2) == null ? "" : result.group(2);
        return stream(report.path("results"))
                .filter(each -> each.path("transport").asText().equals(result.group(1)))
                .filter(each -> each.path("void").isNull())
                .filter(each -> isTrueOf(each, conditions))
                .limit(1)
                .anyMatch(
                        each -> each.at("/" + result.group(3).replace('.', '/')).isNumber());
    }

    private static boolean isTrueOf(JsonNode result, String conditions) {
        for (String condition : conditions.isEmpty() ? new String[0] : conditions.split(",", -1)) {
            String[] axisAndValue = condition.split("=", 2);
            if (!result.path(axisAndValue[0]).asText().equals(axisAndValue[1])) {
                return false;
            }
        }
        return true;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
