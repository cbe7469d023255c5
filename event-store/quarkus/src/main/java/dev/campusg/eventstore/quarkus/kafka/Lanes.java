package dev.campusg.eventstore.quarkus.kafka;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work of one lane goes one after the other in the order it came; different lanes go side by side. Safe from any thread. */
final class Lanes {

    /** Those of a lane that are not done, the first of them under way. */
    private final Map<Object, Queue<Work>> lines = new HashMap<>();

    private record Work(Supplier<? extends CompletionStage<Void>> work, CompletableFuture<Void> done) {

        CompletableFuture<Void> begin() {
            try {
                return work.get().toCompletableFuture();
            } catch (RuntimeException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }

        void end(@Nullable Throwable failure) {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        }
    }

    /** Answers when this work is done. That it failed does not stop what comes behind it. */
    CompletableFuture<Void> queue(Object lane, Supplier<? extends CompletionStage<Void>> work) {
        Work added = new Work(work, new CompletableFuture<>());
        if (isFirst(lane, added)) {
            run(lane, added);
        }
        return added.done;
    }

    /** A loop, since a long line of work that is done at once must not fill the stack. */
    private void run(Object lane, Work first) {
        Work next = first;
        while (next != null) {
            Work begun = next;
            CompletableFuture<Void> underWay = begun.begin();
            if (!underWay.isDone()) {
                underWay.whenComplete((_, failure) -> {
                    begun.end(failure);
                    Work behind = behind(lane);
                    if (behind != null) {
                        run(lane, behind);
                    }
                });
                return;
            }
            begun.end(underWay.isCompletedExceptionally() ? underWay.exceptionNow() : null);
            next = behind(lane);
        }
    }

    private synchronized boolean isFirst(Object lane, Work added) {
        Queue<Work> line = lines.computeIfAbsent(lane, _ -> new ArrayDeque<>(2));
        line.add(added);
        return line.size() == 1;
    }

    private synchronized @Nullable Work behind(Object lane) {
        Queue<Work> line = lines.get(lane);
        line.remove();
        if (line.isEmpty()) {
            lines.remove(lane);
        }
        return line.peek();
    }
}
