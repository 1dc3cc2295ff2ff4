package duplex.measure.client;

import duplex.measure.ChatLine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;

/**
 * What short and long polling have in common: the two requests, and the cursor between them. When to ask is the
 * client's affair.
 */
final class PollingSession {

    private final String path;
    private final ClientSettings settings;
    private final Observer observer;
    private final Requests requests;
    private final Account account = new Account();
    private final HttpConnection http;
    private final Queue<ChatLine> unsent = new ArrayDeque<>();
    private Optional<String> cursor = Optional.empty();

    PollingSession(String path, ClientSettings settings, Observer observer) {
        this.path = path;
        this.settings = settings;
        this.observer = observer;
        this.requests = settings.requests();
        this.http = new HttpConnection(settings, account, observer);
    }

    void connect(Runnable then) {
        http.connect(then);
    }

    void post(ChatLine line) {
        unsent.add(line);
        if (unsent.size() == 1) {
            postNext();
        }
    }

    private void postNext() {
        ChatLine line = unsent.element();
        Request request = requests.post(RequestKind.POST, path, Optional.empty(), Json.of(line));
        observer.sent(line.number(), System.nanoTime());
        http.request(request, response -> {
            if (response.status() == 201) {
                observer.acknowledged(line.number(), response.nanos());
            } else {
                observer.trouble("a post was answered " + response);
            }
            unsent.remove();
            if (!unsent.isEmpty()) {
                postNext();
            }
        });
    }

    /** @param then runs when the answer has been heard */
    void poll(Runnable then) {
        String target = path + cursor.map(c -> "?after=" + c).orElse("");
        http.request(requests.get(RequestKind.POLL, target, Optional.empty()), response -> {
            hear(response);
            then.run();
        });
    }

    private void hear(Response response) {
        switch (response.status()) {
            case 200 -> {
                try {
                    JsonMessages page = JsonMessages.page(response.content().array());
                    page.messages().forEach(message -> hear(message, response.nanos()));
                    cursor = page.cursor();
                } catch (IOException e) {
                    observer.trouble("a poll's answer is malformed: " + e.getMessage());
                }
            }
            case 204 -> {
                account.emptyExchange(response.exchangeBytes());
                // Nothing for a newcomer means an empty room: from here on everything is new. Without a cursor the next
                // poll would be a newcomer's again, who is shown the last 50 chat messages and no more.
                cursor = cursor.or(() -> Optional.of(settings.epoch() + ".0"));
            }
            default -> observer.trouble("a poll was answered " + response);
        }
    }

    private void hear(JsonMessages.Item message, long nanos) {
        OptionalInt number = message.id().map(settings.conversation()::byId).orElse(OptionalInt.empty());
        number.ifPresent(n -> observer.heard(n, nanos, message.bytes()));
    }

    boolean isBusy() {
        return http.isBusy();
    }

    Totals totals() {
        return account.totals();
    }

    void close() {
        http.close();
    }
}
