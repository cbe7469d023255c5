package dev.campusg.timers;

import dev.campusg.eventstore.timers.HeldTimer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Timers that were due and have not been dealt with: ready to be fired, being fired, or to be tried again later. */
final class OpenTimers {

    private final Map<Key, Open> all = new HashMap<>();
    private final Queue<Open> ready = new ArrayDeque<>();

    enum State {
        READY,
        UNDERWAY,
        LATER
    }

    /** One setting of a timer, whenever it is to be looked at. */
    record Key(long owner, String name, long version) {
        static Key of(HeldTimer timer) {
            return new Key(timer.owner(), timer.name(), timer.version());
        }
    }

    static final class Open {
        final HeldTimer timer;
        State state = State.READY;
        int failures;

        Open(HeldTimer timer) {
            this.timer = timer;
        }
    }

    int size() {
        return all.size();
    }

    boolean contains(HeldTimer timer) {
        return all.containsKey(Key.of(timer));
    }

    /** It is due, or due again. */
    void ready(HeldTimer timer) {
        Open open = all.get(Key.of(timer));
        if (open == null) {
            open = new Open(timer);
            all.put(Key.of(timer), open);
            ready.add(open);
        } else if (open.state == State.LATER) {
            open.state = State.READY;
            ready.add(open);
        }
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    @Nullable
    Open next() {
        Open open = ready.poll();
        if (open != null) {
            open.state = State.UNDERWAY;
        }
        return open;
    }

    /** Dealt with. */
    void close(Open open) {
        all.remove(Key.of(open.timer), open);
    }

    /** All but those being fired at this moment. */
    void forgetIdle() {
        ready.clear();
        all.values().removeIf(open -> open.state != State.UNDERWAY);
    }

    /** The earliest instant one of them was due, or the given one if that is earlier. */
    Instant earliest(Instant other) {
        Instant earliest = other;
        for (Open open : all.values()) {
            earliest = open.timer.due().isBefore(earliest) ? open.timer.due() : earliest;
        }
        return earliest;
    }
}
