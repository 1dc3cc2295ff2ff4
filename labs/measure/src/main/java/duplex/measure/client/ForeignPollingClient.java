package duplex.measure.client;

import duplex.measure.ChatLine;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Polls a {@link ForeignServer}, on a timer or held. What an answer repeats is heard once. Any status from 200 to 299
 * accepts a post.
 */
final class ForeignPollingClient implements ChatClient {

    private final ForeignServer server;
    private final ForeignServer.Poll targets;
    private final boolean held;
    private final ClientSettings settings;
    private final Observer observer;
    private final boolean listens;
    private final Account account = new Account();
    private final HttpConnection http;
    private final Metronome metronome;
    private final Queue<ChatLine> unsent = new ArrayDeque<>();
    private final BitSet seen = new BitSet();
    private Optional<String> cursor = Optional.empty();
    private boolean polling;
    private boolean leaving;

    /** @param held whether the server answers when there is something: long polling */
    ForeignPollingClient(
            ForeignServer server,
            ForeignServer.Poll targets,
            boolean held,
            ClientSettings settings,
            Observer observer,
            boolean listens) {
        this.server = server;
        this.targets = targets;
        this.held = held;
        this.settings = settings;
        this.observer = observer;
        this.listens = listens;
        this.http = new HttpConnection(settings, account, observer);
        this.metronome = new Metronome(settings.loop(), settings.intervalNanos());
    }

    @Override
    public void open(Runnable opened) {
        http.connect(() -> {
            if (listens && !held) {
                poll(opened);
                return;
            }
            if (listens) {
                pollOn();
            }
            opened.run();
        });
    }

    private void pollOn() {
        polling = true;
        poll(() -> {
            polling = false;
            if (!leaving) {
                pollOn();
            }
        });
    }

    private void poll(Runnable then) {
        String target = targets.after(cursor);
        http.request(settings.requests().get(RequestKind.POLL, target, Optional.empty()), response -> {
            hear(response);
            then.run();
        });
    }

    private void hear(Response response) {
        if (response.status() / 100 != 2) {
            observer.trouble("a poll was answered " + response);
            return;
        }
        String text = response.text();
        List<ForeignServer.Found> news = server.in(text, settings.conversation()).stream()
                .filter(found -> !seen.get(found.message()))
                .toList();
        if (news.isEmpty()) {
            account.emptyExchange(response.exchangeBytes());
        }
        news.forEach(found -> {
            seen.set(found.message());
            observer.heard(found.message(), response.nanos(), found.bytes());
        });
        cursor = server.cursorIn(text).or(() -> cursor);
    }

    @Override
    public void post(ChatLine line) {
        unsent.add(line);
        if (unsent.size() == 1) {
            postNext();
        }
    }

    private void postNext() {
        ChatLine line = unsent.element();
        Request request = settings.requests()
                .post(RequestKind.POST, server.post(), Optional.empty(), server.words(line))
                .with("Content-Type", server.contentType());
        observer.sent(line.number(), System.nanoTime());
        http.request(request, response -> {
            if (response.status() / 100 == 2) {
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

    @Override
    public void listen(long firstAt) {
        if (!held) {
            metronome.start(firstAt, () -> {
                if (!http.isBusy()) {
                    poll(() -> {});
                }
            });
        }
    }

    @Override
    public void pause() {
        metronome.stop();
    }

    @Override
    public void leave() {
        leaving = true;
        pause();
    }

    @Override
    public boolean isAtRest() {
        return polling || !http.isBusy();
    }

    @Override
    public boolean isHeld() {
        return polling;
    }

    @Override
    public Totals totals() {
        return account.totals();
    }

    @Override
    public void close() {
        http.close();
    }
}
