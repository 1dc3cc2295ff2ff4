package duplex.measure.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tab of Firefox: WebDriver BiDi's browsing context. */
public final class FirefoxTab implements Tab {
    private final CommandSocket socket;
    private final String context;
    private final Loads loads = new Loads();

    FirefoxTab(CommandSocket socket, String context) {
        this.socket = socket;
        this.context = context;
    }

    void loaded() {
        loads.one();
    }

    private ObjectNode params() {
        return Json.object().put("context", context);
    }

    @Override
    public void navigate(String url) throws BrowserException {
        socket.call("browsingContext.navigate", params().put("url", url).put("wait", "complete"));
    }

    @Override
    public void reload() throws BrowserException {
        socket.call("browsingContext.reload", params().put("wait", "complete"));
    }

    @Override
    public void awaitLoad(Action action) throws BrowserException {
        long before = loads.seen();
        action.run();
        loads.awaitMoreThan(before, PATIENCE);
    }

    /** BiDi describes each value with its type; a JSON string is the shortest way around that. */
    @Override
    public JsonNode evaluate(String expression) throws BrowserException {
        ObjectNode params = Json.object()
                .put("expression", "Promise.resolve(%s).then(v => JSON.stringify(v) ?? 'null')".formatted(expression))
                .put("awaitPromise", true)
                .put("userActivation", true);
        params.putObject("target").put("context", context);
        JsonNode answer = socket.call("script.evaluate", params);
        if (answer.path("type").asText().equals("exception")) {
            String what = answer.path("exceptionDetails").path("text").asText();
            throw new BrowserException("the script threw " + what + " (in " + expression + ")");
        }
        return Json.read(answer.path("result").path("value").asText());
    }

    @Override
    public void type(String text) throws BrowserException {
        ArrayNode keys = Json.MAPPER.createArrayNode();
        text.codePoints().mapToObj(Character::toString).forEach(each -> addStroke(keys, each));
        perform(keys);
    }

    @Override
    public void press(Key key) throws BrowserException {
        perform(addStroke(Json.MAPPER.createArrayNode(), Character.toString(key.webDriver())));
    }

    private static ArrayNode addStroke(ArrayNode keys, String value) {
        keys.addObject().put("type", "keyDown").put("value", value);
        keys.addObject().put("type", "keyUp").put("value", value);
        return keys;
    }

    private void perform(ArrayNode keys) throws BrowserException {
        ObjectNode params = params();
        params.putArray("actions")
                .addObject()
                .put("type", "key")
                .put("id", "keyboard")
                .set("actions", keys);
        socket.call("input.performActions", params);
    }

    @Override
    public void close() throws BrowserException {
        socket.call("browsingContext.close", params());
    }
}
