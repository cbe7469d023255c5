package dev.campusg.eventstore.postgres;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An answer to come. What belongs to one request must not leak into another, so each continues where it came from. */
final class Reply<T extends @Nullable Object> {

    private final CompletableFuture<T> stage = new CompletableFuture<>();
    private final @Nullable Context caller = Vertx.currentContext();

    CompletionStage<T> stage() {
        return stage;
    }

    void complete(T answer) {
        onCaller(() -> stage.complete(answer));
    }

    void fail(Throwable cause) {
        onCaller(() -> stage.completeExceptionally(cause));
    }

    private void onCaller(Runnable completion) {
        if (caller == null) {
            completion.run();
        } else {
            new EventLoop(caller).run(completion);
        }
    }
}
