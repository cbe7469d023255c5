package dev.campusg.eventstore.testkit.simulation;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The messages of one key of one topic on their way to one node: one at a time, in order, each until it is done with. */
final class Lane {

    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration LATE = Duration.ofSeconds(1);
    private static final Duration VERY_LATE = Duration.ofMinutes(4);
    private static final int FARTHEST_BACK = 3;
    private static final double MOVES = 0.1;

    private final Node<?> node;
    private final Simulation world;
    private final List<Letter> log = new ArrayList<>();
    private int position;
    private boolean busy;
    private @Nullable Process home;

    Lane(Node<?> node, Simulation world) {
        this.node = node;
        this.world = world;
    }

    void add(Letter letter) {
        log.add(letter);
        wake();
    }

    /** Somebody may be there now who was not before. */
    void wake() {
        if (!busy && position < log.size()) {
            busy = true;
            Duration delay = world.faults().strike(Fault.DELAYED)
                    ? world.chance().anyScale(LATE, VERY_LATE)
                    : world.chance().anyScale(QUICK, SLOW);
            world.time().after(delay, this::deliver);
        }
    }

    private void deliver() {
        Process process = reader();
        if (process == null) {
            busy = false;
            return;
        }
        if (position + 1 < log.size() && world.faults().strike(Fault.REORDERED)) {
            Collections.swap(log, position, position + 1);
        }
        Letter letter = log.get(position);
        process.handle(letter).whenComplete((_, failure) -> handled(process, letter, unwrapped(failure)));
    }

    /** The same replica as before, as a rule: partitions move seldom. */
    private @Nullable Process reader() {
        if (home == null || !home.isAlive() || !home.isAwake() || world.chance().of(MOVES)) {
            home = node.ready();
        }
        return home;
    }

    private void handled(Process process, Letter letter, @Nullable Throwable failure) {
        if (process.isAlive() && failure == null && world.faults().strike(Fault.CONSUMER_CRASH_BEFORE_ACK)) {
            process.crash("before it says that it handled " + letter);
        }
        if (!process.isAlive()) {
            busy = false;
            wake();
        } else if (failure != null && passes(failure)) {
            world.time().after(RETRY, this::deliver);
        } else {
            done(letter, failure);
        }
    }

    private void done(Letter letter, @Nullable Throwable failure) {
        if (failure != null && !letter.isStrange()) {
            world.violated(node + " cannot handle " + letter + ": " + failure);
        }
        position++;
        if (world.faults().strike(Fault.REDELIVERED)) {
            position = Math.max(0, position - 1 - world.chance().below(FARTHEST_BACK));
        }
        busy = false;
        wake();
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof StoreUnavailable
                || failure instanceof Rejected rejected && rejected.code().equals("CONTENDED");
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapper && wrapper.getCause() != null
                ? wrapper.getCause()
                : failure;
    }
}
