package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.StreamId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Steps in the order they came, but of each stream only one at a time: the next becomes ready when the one before is
 * released.
 */
final class StepQueue {

    private static final Queue<PendingStep> NOBODY = new ArrayDeque<>(0);

    private final Queue<PendingStep> ready = new ArrayDeque<>();
    private final Map<StreamId, Queue<PendingStep>> behind = new HashMap<>();

    void add(PendingStep pending) {
        StreamId stream = pending.step().stream();
        Queue<PendingStep> line = behind.putIfAbsent(stream, NOBODY);
        if (line == null) {
            ready.add(pending);
        } else if (line == NOBODY) {
            behind.put(stream, new ArrayDeque<>(List.of(pending)));
        } else {
            line.add(pending);
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** At most this many steps and bytes, but at least one step. */
    List<PendingStep> take(int steps, int bytes) {
        List<PendingStep> taken = new ArrayList<>(Math.min(steps, ready.size()));
        long size = 0;
        for (PendingStep next = ready.peek(); next != null && taken.size() < steps; next = ready.peek()) {
            size += next.size();
            if (size > bytes && !taken.isEmpty()) {
                break;
            }
            taken.add(ready.remove());
        }
        return taken;
    }

    /** A step of this stream that was taken has ended. */
    void release(StreamId stream) {
        Queue<PendingStep> line = behind.get(stream);
        PendingStep next = line == null ? null : line.poll();
        if (next == null) {
            behind.remove(stream);
        } else {
            ready.add(next);
        }
    }
}
