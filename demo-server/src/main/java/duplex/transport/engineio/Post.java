package duplex.transport.engineio;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A POST that brings packets. */
final class Post {

    private final Supplier<CompletionStage<String>> content;
    private final CompletableFuture<Void> answer = new CompletableFuture<>();

    /** @param content what it carries, asked for when it is this request's turn */
    Post(Supplier<CompletionStage<String>> content) {
        this.content = content;
    }

    CompletionStage<String> read() {
        return content.get();
    }

    /** Completed when all of it is dealt with; fails with {@link RefusedRequestException}, or as its content did. */
    CompletableFuture<Void> answer() {
        return answer;
    }

    void accept() {
        answer.complete(null);
    }

    void refuse(Refusal refusal) {
        fail(new RefusedRequestException(refusal));
    }

    void fail(Throwable reason) {
        answer.completeExceptionally(reason);
    }
}
