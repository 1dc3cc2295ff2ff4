package duplex.chat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A log in memory: it costs no disk and is gone with the process. */
public final class MemoryLog implements MessageLog {

    private static final int EPOCH_LENGTH = 4;
    private static final String EPOCH_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final String epoch;
    private final int keep;
    private final long begin;

    /** The n-th chat message since the beginning stands in slot (n - 1) mod keep: the newest takes the oldest's place. */
    private final List<ChatMessage> slots = new ArrayList<>();

    private long end;

    /** @param keep how many chat messages are kept, at least 1; beyond that the oldest goes with each new one */
    public MemoryLog(int keep) {
        this(randomEpoch(), keep);
    }

    /** The same with an epoch of the caller's, so that a test knows its cursors. */
    public MemoryLog(String epoch, int keep) {
        this(epoch, keep, 0);
    }

    /** Goes on with a log of which everything up to {@code begin} is kept elsewhere, or no longer. */
    public MemoryLog(String epoch, int keep, long begin) {
        if (keep < 1) {
            throw new IllegalArgumentException("keep must be at least 1, was " + keep);
        }
        this.epoch = epoch;
        this.keep = keep;
        this.begin = begin;
        this.end = begin;
    }

    /** A name for a new log, which no log had before, as far as chance allows. */
    public static String randomEpoch() {
        SecureRandom random = new SecureRandom();
        StringBuilder epoch = new StringBuilder();
        for (int i = 0; i < EPOCH_LENGTH; i++) {
            epoch.append(EPOCH_LETTERS.charAt(random.nextInt(EPOCH_LETTERS.length())));
        }
        return epoch.toString();
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public synchronized void append(List<ChatMessage> batch) {
        for (ChatMessage message : batch) {
            if (slots.size() < keep) {
                slots.add(message);
            } else {
                slots.set(slot(message.sequence()), message);
            }
            end = message.sequence();
        }
    }

    @Override
    public synchronized long first() {
        return end - slots.size() + 1;
    }

    @Override
    public synchronized long end() {
        return end;
    }

    @Override
    public synchronized List<ChatMessage> after(long sequence, int limit) {
        long from = Math.max(sequence + 1, first());
        List<ChatMessage> messages = new ArrayList<>();
        for (long next = from; next <= end && messages.size() < limit; next++) {
            messages.add(slots.get(slot(next)));
        }
        return messages;
    }

    private int slot(long sequence) {
        return (int) ((sequence - 1 - begin) % keep);
    }
}
