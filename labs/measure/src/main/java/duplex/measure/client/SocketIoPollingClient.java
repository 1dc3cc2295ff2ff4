package duplex.measure.client;

import duplex.measure.ChatLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Socket.IO by polling only: a GET that the server holds, and beside it, on a connection of its own, a POST for whatever
 * is to be said. A sender polls too: acknowledgements come that way.
 *
 * <p>Requests are those of the library in a browser: its query, a value that no cache has seen, one POST at a time, and
 * in it all that has waited for the one before.
 */
public final class SocketIoPollingClient implements ChatClient {

    private static final String PATH = "/socket.io/?EIO=4&transport=polling&t=";

    /** Between the packets of one content. */
    private static final String SEPARATOR = "\u001e";

    private static final String CLOSE = "1";

    /** What the library makes of the time and a random number, so long. */
    private static final int UNSEEN_DIGITS = 8;

    private static final int RADIX = 36;

    private final ClientSettings settings;
    private final Observer observer;
    private final Account pollAccount = new Account();
    private final Account postAccount = new Account();
    private final HttpConnection polls;
    private final HttpConnection posts;
    private final SocketIoSession session;
    private final List<String> unsent = new ArrayList<>();
    private final List<Integer> unsentMessages = new ArrayList<>();
    private boolean leaving;

    public SocketIoPollingClient(ClientSettings settings, Observer observer) {
        this.settings = settings;
        this.observer = observer;
        this.polls = new HttpConnection(settings, pollAccount, observer);
        this.posts = new HttpConnection(settings, postAccount, observer);
        this.session = new SocketIoSession(settings, observer, this::send);
    }

    /** Opened means that the server's greeting is here; the next poll is on its way. */
    @Override
    public void open(Runnable opened) {
        session.whenWelcomed(opened);
        polls.connect(this::poll);
    }

    /** The first poll has no session to name: it is answered with one. */
    private String target() {
        StringBuilder target = new StringBuilder(PATH);
        settings.random()
                .ints(UNSEEN_DIGITS, 0, RADIX)
                .forEach(digit -> target.append(Character.forDigit(digit, RADIX)));
        return session.id().isEmpty()
                ? target.toString()
                : target.append("&sid=").append(session.id()).toString();
    }

    private void poll() {
        polls.request(settings.requests().get(RequestKind.SOCKET_IO_POLL, target(), Optional.empty()), response -> {
            if (response.status() == 200) {
                hear(response);
            } else {
                observer.trouble("a poll was answered " + response);
            }
            if (response.status() == 200 && !leaving) {
                poll();
            }
        });
    }

    private void hear(Response response) {
        List<String> packets = List.of(response.text().split(SEPARATOR));
        if (packets.stream().noneMatch(SocketIoSession::isMessage)) {
            pollAccount.emptyExchange(response.exchangeBytes());
        }
        packets.forEach(packet -> session.hear(packet, response.nanos()));
    }

    @Override
    public void post(ChatLine line) {
        unsentMessages.add(line.number());
        send(session.event(line));
    }

    private void send(String packet) {
        unsent.add(packet);
        if (!posts.isBusy()) {
            sendAll();
        }
    }

    private void sendAll() {
        String content = String.join(SEPARATOR, unsent);
        unsent.clear();
        long now = System.nanoTime();
        unsentMessages.forEach(message -> observer.sent(message, now));
        unsentMessages.clear();
        posts.request(
                settings.requests().post(RequestKind.SOCKET_IO_POST, target(), Optional.empty(), content), response -> {
                    if (response.status() != 200) {
                        observer.trouble("a post was answered " + response);
                    }
                    if (!unsent.isEmpty()) {
                        sendAll();
                    }
                });
    }

    /** Nothing to do: whatever comes, comes to a poll that is held already. */
    @Override
    public void listen(long firstAt) {}

    @Override
    public void pause() {}

    /** Tells the server that the session, if there is one, is over; it answers the held poll, which is the last. */
    @Override
    public void leave() {
        leaving = true;
        if (!session.id().isEmpty()) {
            send(CLOSE);
        }
    }

    @Override
    public boolean isAtRest() {
        return session.isAcknowledged() && !posts.isBusy() && !(leaving && polls.isBusy());
    }

    @Override
    public Totals totals() {
        return pollAccount.totals().plus(postAccount.totals());
    }

    @Override
    public void close() {
        polls.close();
        posts.close();
    }
}
