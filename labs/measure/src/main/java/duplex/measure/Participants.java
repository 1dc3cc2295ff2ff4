package duplex.measure;

import duplex.measure.client.ChatClient;
import duplex.measure.client.ChatClients;
import duplex.measure.client.ClientSettings;
import duplex.measure.client.EventLoop;
import duplex.measure.client.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The clients of one round: who posts and who listens. Its methods are for the thread that directs the measurement. */
final class Participants {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long JOIN = 20 * SECOND;
    private static final long LEAVE = 2 * SECOND;

    /**
     * Between two clients that join. A thousand at once overflow the server's accept queue: the kernel tells those
     * clients that they are connected, drops what they say and has them repeat it, seconds later.
     */
    private static final long ONE_AFTER_ANOTHER = TimeUnit.MILLISECONDS.toNanos(1);

    private final Cell cell;
    private final ClientSettings settings;
    private final EventLoop loop;
    private final List<ChatClient> senders = new ArrayList<>();
    private final List<ChatClient> receivers = new ArrayList<>();

    /** For the loop's thread. */
    private boolean left;

    /** Each schedule is a new generation, and a post of an older one is not made. For the loop's thread. */
    private int speaking;

    Participants(Cell cell, ClientSettings settings) {
        this.cell = cell;
        this.settings = settings;
        this.loop = settings.loop();
    }

    /** Connects them all; why not, when some could not, or not in time. */
    Optional<String> join(Recorder recorder) {
        AtomicInteger opened = new AtomicInteger();
        loop.execute(() -> {
            for (int i = 0; i < cell.senders(); i++) {
                senders.add(ChatClients.sender(cell.transport(), settings, recorder.sender()));
            }
            for (int i = 0; i < cell.receivers(); i++) {
                receivers.add(ChatClients.receiver(cell.transport(), settings, recorder.receiver(i)));
            }
            long at = System.nanoTime();
            for (ChatClient client : everybody()) {
                loop.about(at, () -> open(client, opened));
                at += ONE_AFTER_ANOTHER;
            }
        });
        int all = cell.senders() + cell.receivers();
        Pause.until(
                JOIN, () -> opened.get() >= all || loop.ask(recorder::trouble).isPresent());
        Optional<String> trouble = loop.ask(recorder::trouble);
        return opened.get() >= all || trouble.isPresent()
                ? trouble
                : Optional.of("only " + opened.get() + " of " + all + " clients could join");
    }

    /** Whoever's turn it is when all are leaving already does not come any more. */
    private void open(ChatClient client, AtomicInteger opened) {
        if (!left) {
            client.open(opened::incrementAndGet);
        }
    }

    Transport transport() {
        return cell.transport();
    }

    private List<ChatClient> everybody() {
        List<ChatClient> everybody = new ArrayList<>(senders);
        everybody.addAll(receivers);
        return everybody;
    }

    /** Has the receivers listen from an instant on, spread over the interval: no two ask at the same moment. */
    void listen(long start) {
        loop.execute(() -> {
            for (int i = 0; i < receivers.size(); i++) {
                long within = (long) ((i + 0.5) / receivers.size() * settings.intervalNanos());
                receivers.get(i).listen(start + within);
            }
        });
    }

    /**
     * Has the senders post, in turn.
     *
     * @param start of the schedule, an instant of {@link System#nanoTime}
     */
    void post(List<ChatLine> lines, Schedule schedule, long start, Recorder recorder) {
        loop.execute(() -> {
            speaking++;
            postNext(speaking, lines, 0, schedule, start, recorder);
        });
    }

    /** One timer at a time, so that a round that is void leaves nothing behind that it would still have said. */
    private void postNext(int mine, List<ChatLine> lines, int next, Schedule schedule, long start, Recorder recorder) {
        if (next == lines.size()) {
            return;
        }
        long due = start + schedule.offsetNanos(next);
        loop.at(due, () -> {
            if (mine == speaking) {
                recorder.handedOver(System.nanoTime() - due);
                postNext(mine, lines, next + 1, schedule, start, recorder);
                senders.get(next % senders.size()).post(lines.get(next));
            }
        });
    }

    /** Stops whoever posts or asks on a timer, and waits until all exchanges are finished. */
    void pause(long patienceNanos) {
        loop.execute(() -> {
            speaking++;
            everybody().forEach(ChatClient::pause);
        });
        Pause.until(patienceNanos, () -> all(ChatClient::isAtRest));
    }

    private boolean all(Predicate<ChatClient> is) {
        return loop.ask(() -> everybody().stream().allMatch(is));
    }

    Totals senderTotals() {
        return loop.ask(() -> sum(senders));
    }

    Totals receiverTotals() {
        return loop.ask(() -> sum(receivers));
    }

    private static Totals sum(List<ChatClient> clients) {
        return clients.stream().map(ChatClient::totals).reduce(Totals.NONE, Totals::plus);
    }

    /**
     * Ends every conversation in order, so that nothing of this round arrives in the accounts of the next: a held poll is
     * answered by a last chat message, a WebSocket has its closing handshake, TLS a goodbye from either side.
     */
    void leave() {
        loop.execute(() -> {
            left = true;
            speaking++;
            boolean held = everybody().stream().anyMatch(ChatClient::isHeld);
            receivers.forEach(ChatClient::leave);
            if (held && !senders.isEmpty()) {
                senders.get(0)
                        .post(settings.conversation().next(1, cell.textBytes()).get(0));
            } else {
                senders.forEach(ChatClient::leave);
            }
        });
        Pause.until(LEAVE, () -> all(client -> client.isAtRest() && !client.isHeld()));
        loop.execute(() -> everybody().forEach(ChatClient::close));
        Pause.until(LEAVE, () -> loop.ask(loop::connections) == 0);
    }
}
