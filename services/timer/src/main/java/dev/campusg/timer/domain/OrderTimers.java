package dev.campusg.timer.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The request timers of one order: they run one after the other, a fresh one each time a runner steps back.
 *
 * @param current the latest, running or ended; null if there never was one
 * @param earlier those before it, the latest first
 * @param orderVersion the latest version of the order that was heard of; 0 if none was
 */
public record OrderTimers(@Nullable RequestTimer current, List<RequestTimer> earlier, long orderVersion) {

    /** How many earlier timers the state keeps; those before them are still in the history. */
    public static final int MAX_EARLIER = 100;

    static final OrderTimers NONE = new OrderTimers(null, List.of(), 0);

    OrderTimers started(RequestTimer timer) {
        List<RequestTimer> before = new ArrayList<>(earlier);
        if (current != null) {
            before.addFirst(current);
        }
        List<RequestTimer> kept = List.copyOf(before.subList(0, Math.min(before.size(), MAX_EARLIER)));
        return new OrderTimers(timer, kept, orderVersion);
    }

    OrderTimers now(RequestTimer timer) {
        return new OrderTimers(timer, earlier, orderVersion);
    }

    OrderTimers asOf(long version) {
        return new OrderTimers(current, earlier, version);
    }

    public Optional<RequestTimer> find(String timerId) {
        return Stream.concat(Stream.ofNullable(current), earlier.stream())
                .filter(timer -> timer.timerId().equals(timerId))
                .findFirst();
    }

    /** @throws IllegalStateException if there never was one */
    public RequestTimer latest() {
        if (current == null) {
            throw new IllegalStateException("this order never had a timer");
        }
        return current;
    }
}
