package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.TimerChange;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A step on its way, and who waits for it on which context. */
record PendingStep(
        Step step,
        int size,
        CompletableFuture<StepOutcome> result,
        @Nullable Context caller) {

    PendingStep(Step step) {
        this(step, size(step), new CompletableFuture<>(), Vertx.currentContext());
    }

    void complete(StepOutcome outcome) {
        onCaller(() -> result.complete(outcome));
    }

    void fail(Throwable cause) {
        onCaller(() -> result.completeExceptionally(cause));
    }

    /** What belongs to one request must not leak into another, so each continues where it came from. */
    private void onCaller(Runnable completion) {
        if (caller == null || caller == Vertx.currentContext()) {
            completion.run();
        } else {
            caller.runOnContext(_ -> completion.run());
        }
    }

    private static int size(Step step) {
        int size = 200;
        for (var event : step.events()) {
            size += 100 + event.data().length();
        }
        for (OutboxMessage message : step.outbox()) {
            size += 100 + message.value().length();
        }
        for (TimerChange change : step.timers()) {
            size += change instanceof TimerChange.Set set ? 100 + set.payload().length() : 100;
        }
        return size + (step.snapshot() == null ? 0 : step.snapshot().state().length());
    }
}
