package dev.campusg.eventstore.quarkus.kafka;

import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.Outbox.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The messages this process has just committed, which may be published without asking the database for them: as long as
 * every message with a lower id is accounted for, seen here or gone for good. Behind a gap they wait, since the missing
 * one may be another replica's and of the same stream. Whatever is forgotten here is still in the outbox.
 *
 * <p>One thread calls everything but {@link #committed}.
 */
final class FreshMessages {

    /** How many steps may wait here; more are left to the database, which keeps them all anyway. */
    static final int MOST = 5_000;

    private static final long UNKNOWN = -1;

    private final Queue<List<Pending>> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final TreeMap<Long, Pending> waiting = new TreeMap<>();
    private final TreeSet<Long> seen = new TreeSet<>();
    private long allSeenTo = UNKNOWN;

    /** From any thread. */
    void committed(List<Pending> messages) {
        if (steps.incrementAndGet() <= MOST) {
            arrived.add(messages);
        }
    }

    /** The next ones that may be published, oldest first; they count as seen. */
    List<Pending> next(int limit) {
        receive();
        List<Pending> next = new ArrayList<>();
        while (next.size() < limit
                && allSeenTo != UNKNOWN
                && !waiting.isEmpty()
                && waiting.firstKey() == allSeenTo + 1) {
            next.add(waiting.pollFirstEntry().getValue());
            allSeenTo++;
            catchUp();
        }
        return next;
    }

    /** Whether some wait behind a gap. To be asked after {@link #next}. */
    boolean areStuck() {
        return !waiting.isEmpty();
    }

    /** What the database gave is seen, what is below its floor is gone. */
    void taken(Taken taken) {
        receive();
        for (Pending message : taken.messages()) {
            seen.add(message.id());
            waiting.remove(message.id());
        }
        allSeenTo = Math.max(allSeenTo, taken.floor() - 1);
        catchUp();
    }

    /** Nothing is known any more: another may have published, or one of these was not. */
    void forget() {
        steps.set(0);
        arrived.clear();
        waiting.clear();
        seen.clear();
        allSeenTo = UNKNOWN;
    }

    private void receive() {
        // One that was left to the database shows as a gap.
        steps.set(0);
        for (List<Pending> messages = arrived.poll(); messages != null; messages = arrived.poll()) {
            for (Pending message : messages) {
                if (message.id() > allSeenTo && !seen.contains(message.id())) {
                    waiting.put(message.id(), message);
                }
            }
        }
    }

    private void catchUp() {
        seen.headSet(allSeenTo, true).clear();
        while (!seen.isEmpty() && seen.first() == allSeenTo + 1) {
            allSeenTo = seen.pollFirst();
        }
        waiting.headMap(allSeenTo, true).clear();
    }
}
