package duplex.transport.engineio;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A GET that waits for something to be sent: itself and no other, so compared by identity. */
final class Poll {

    private final CompletableFuture<List<EngineIoPacket>> answer = new CompletableFuture<>();
    private final Runnable cutOff;

    /** @param cutOff ends its connection, with no word */
    Poll(Runnable cutOff) {
        this.cutOff = cutOff;
    }

    /** Fails with {@link RefusedRequestException}. */
    CompletableFuture<List<EngineIoPacket>> answer() {
        return answer;
    }

    void answer(List<EngineIoPacket> packets) {
        answer.complete(packets);
    }

    void refuse(Refusal refusal) {
        answer.completeExceptionally(new RefusedRequestException(refusal));
    }

    void cutOff() {
        cutOff.run();
    }
}
