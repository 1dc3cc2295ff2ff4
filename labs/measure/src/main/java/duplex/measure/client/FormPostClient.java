package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.measure.ChatLine;
import java.net.URLEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Fills in the form and is redirected to the page (POST, 303, GET), or reloads the page every interval and pages back
 * through what it missed.
 */
public final class FormPostClient implements ChatClient {

    private static final String PAGE = "/form-post";

    private record Found(int message, long nanos) {}

    private final ClientSettings settings;
    private final Observer observer;
    private final Requests requests;
    private final Metronome metronome;
    private final boolean listens;
    private final Account account = new Account();
    private final HttpConnection http;
    private final Queue<ChatLine> unsent = new ArrayDeque<>();
    private final BitSet seen = new BitSet();
    private Optional<String> cookie = Optional.empty();

    /** @param listens whether it reports what its pages show */
    public FormPostClient(ClientSettings settings, Observer observer, boolean listens) {
        this.settings = settings;
        this.observer = observer;
        this.requests = settings.requests();
        this.metronome = new Metronome(settings.loop(), settings.intervalNanos());
        this.listens = listens;
        this.http = new HttpConnection(settings, account, observer);
    }

    @Override
    public void open(Runnable opened) {
        http.connect(() -> http.request(requests.get(RequestKind.NAVIGATE, PAGE, cookie), response -> {
            FormPage page = page(response);
            page.messages().forEach(seen::set);
            opened.run();
        }));
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
        String form = "author=" + encoded(line.author()) + "&text=" + encoded(line.text()) + "&id=" + line.id();
        Request request = requests.post(RequestKind.FORM_POST, PAGE, cookie, form);
        observer.sent(line.number(), System.nanoTime());
        http.request(request, response -> {
            if (response.status() != 303) {
                observer.trouble("a form post was answered " + response);
            }
            response.cookie().ifPresent(set -> cookie = Optional.of(set));
            follow(line);
        });
    }

    /** Browsers and this class spell a space as {@code +} and Hangul as three {@code %XX} a syllable. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private void follow(ChatLine line) {
        http.request(requests.get(RequestKind.FORM_POST_FOLLOW, PAGE, cookie), response -> {
            page(response);
            observer.acknowledged(line.number(), response.nanos());
            unsent.remove();
            if (!unsent.isEmpty()) {
                postNext();
            }
        });
    }

    @Override
    public void listen(long firstAt) {
        metronome.start(firstAt, () -> {
            if (!http.isBusy()) {
                load(PAGE, List.of());
            }
        });
    }

    /** @param newer what was found on newer pages already, oldest first */
    private void load(String target, List<Found> newer) {
        http.request(requests.get(RequestKind.NAVIGATE, target, cookie), response -> {
            FormPage page = page(response);
            List<Found> found = new ArrayList<>();
            page.messages().stream()
                    .filter(message -> !seen.get(message))
                    .forEach(message -> found.add(new Found(message, response.nanos())));
            boolean allNew = !found.isEmpty() && found.size() == page.messages().size();
            if (newer.isEmpty() && found.isEmpty()) {
                account.emptyExchange(response.exchangeBytes());
            }
            found.addAll(newer);
            if (allNew && page.earlier().isPresent()) {
                load(page.earlier().get(), found);
            } else {
                found.forEach(this::hear);
            }
        });
    }

    private void hear(Found found) {
        seen.set(found.message());
        observer.heard(
                found.message(),
                found.nanos(),
                settings.conversation().representationBytes(found.message(), settings.epoch()));
    }

    private FormPage page(Response response) {
        if (response.status() != 200) {
            observer.trouble("the form page was answered " + response);
        }
        FormPage page = FormPage.read(response.text(), settings.conversation());
        if (listens) {
            observer.pageShown(page.messages().size());
        }
        return page;
    }

    @Override
    public void pause() {
        metronome.stop();
    }

    @Override
    public void leave() {
        pause();
    }

    @Override
    public boolean isAtRest() {
        return !http.isBusy();
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
