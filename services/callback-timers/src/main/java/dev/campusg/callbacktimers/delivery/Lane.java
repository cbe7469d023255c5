package dev.campusg.callbacktimers.delivery;

import dev.campusg.callbacktimers.delivery.Passenger.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that goes to one receiver: so many at once, a short queue in which clients take turns, and a breaker. */
final class Lane {

    private final String receiver;
    private final int calls;
    private final int places;
    private final Breaker breaker = new Breaker();
    private final FairQueue<Integer, Waiting> queue = new FairQueue<>();
    private int active;

    /**
     * A call that waits for its turn.
     *
     * @param weight how much it takes of what there is for calls
     */
    record Waiting(int client, int weight, Instant since, Passenger passenger) {}

    /**
     * @param calls at once
     * @param places in the queue
     */
    Lane(String receiver, int calls, int places) {
        this.receiver = receiver;
        this.calls = calls;
        this.places = places;
    }

    String receiver() {
        return receiver;
    }

    /** Why not, if it cannot be taken on. */
    @Nullable
    Refused enter(Waiting waiting, Instant now) {
        Instant closed = breaker.closedTo(now);
        if (closed != null) {
            return new Refused(closed, "the receiver does not answer; it is spared until " + closed);
        }
        if (queue.size() >= places) {
            return new Refused(null, "the receiver is busy with other callbacks");
        }
        queue.add(waiting.client(), waiting);
        return null;
    }

    record Refused(@Nullable Instant until, String why) {}

    /** Whether somebody waits who may go now. */
    boolean hasRoom(Predicate<Integer> mayCall, Instant now) {
        return breaker.closedTo(now) == null
                && active < (breaker.isProbing(now) ? 1 : calls)
                && queue.hasOneFor(mayCall);
    }

    /** The next, which is now under way. */
    @Nullable
    Waiting depart(Predicate<Integer> mayCall) {
        Waiting next = queue.poll(mayCall);
        if (next != null) {
            active++;
        }
        return next;
    }

    void returned(Sign sign, Instant now) {
        active--;
        switch (sign) {
            case ANSWERED -> breaker.answered();
            case SILENT -> breaker.silent(now);
            case NONE -> {}
        }
    }

    boolean isSpared(Instant now) {
        return breaker.closedTo(now) != null;
    }

    /** Those that should not wait any longer. */
    List<Waiting> weary(Instant before, Instant now) {
        if (breaker.closedTo(now) != null) {
            return queue.drain();
        }
        List<Waiting> weary = new ArrayList<>();
        for (Waiting one : queue.drain()) {
            if (one.since().isBefore(before)) {
                weary.add(one);
            } else {
                queue.add(one.client(), one);
            }
        }
        return weary;
    }

    List<Waiting> empty() {
        return queue.drain();
    }

    boolean isIdle(Instant now) {
        return active == 0 && queue.size() == 0 && breaker.isAtRest(now);
    }

    int waiting() {
        return queue.size();
    }
}
