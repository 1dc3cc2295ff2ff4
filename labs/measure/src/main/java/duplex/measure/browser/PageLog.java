package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a page has complained about and asked the network for; filled while the tab is used, readable from any thread. */
public final class PageLog {
    private final List<String> errors = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    synchronized void onEvent(String method, JsonNode params) {
        switch (method) {
            case "Runtime.exceptionThrown" -> {
                JsonNode details = params.path("exceptionDetails");
                errors.add(details.path("exception")
                        .path("description")
                        .asText(details.path("text").asText()));
            }
            case "Runtime.consoleAPICalled" -> {
                if (params.path("type").asText().equals("error"))
                    errors.add(params.path("args").toString());
            }
            case "Log.entryAdded" -> {
                JsonNode entry = params.path("entry");
                if (entry.path("level").asText().equals("error"))
                    errors.add(entry.path("text").asText() + " "
                            + entry.path("url").asText());
            }
            case "Network.requestWillBeSent" ->
                requests.add(params.path("request").path("url").asText());
            case "Network.webSocketCreated" -> requests.add(params.path("url").asText());
            default -> {
                // everything else is not about errors or requests
            }
        }
    }

    /** Uncaught exceptions, {@code console.error} and the browser's own complaints, in order. */
    public synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** The addresses of all requests, WebSockets included, in order. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Forgets everything so far. */
    public synchronized void clear() {
        errors.clear();
        requests.clear();
    }
}
