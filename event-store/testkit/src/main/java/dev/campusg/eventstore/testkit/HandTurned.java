package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;

import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.TimerStore.Looked;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTurn;
import dev.campusg.eventstore.timers.TimerTurn.Known;
import dev.campusg.eventstore.timers.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine that takes its turns when the test says so, and fires nothing by itself. */
final class HandTurned {

    static final int ALL = 10_000;

    private final TimerStore table;
    private final String holder;
    private final Duration lease;
    private @Nullable TimerNews last;

    HandTurned(TimerStore table, String holder, Duration lease) {
        this.table = table;
        this.holder = holder;
        this.lease = lease;
    }

    TimerNews turn(Instant upTo) {
        return turn(upTo, Instant.EPOCH, ALL);
    }

    /** @param done what was due before it has been dealt with */
    TimerNews turn(Instant upTo, Instant done, int limit) {
        Known known =
                last == null ? null : new Known(last.shards(), last.snapshot(), last.settled(), last.horizon(), done);
        last = answer(table.turn(new TimerTurn(holder, lease, known, upTo, limit)));
        return last;
    }

    /** As if it had just been started. */
    void forget() {
        last = null;
    }

    int shards() {
        return last == null ? 0 : last.shards().count();
    }

    /** A timer as it would fire it: under the epoch it was told. */
    LeasedTimer leased(HeldTimer timer) {
        return new LeasedTimer(timer, last == null ? 0 : last.shards().epoch(timer.owner()));
    }

    Looked look(HeldTimer timer) {
        return answer(table.look(List.of(leased(timer)))).getFirst();
    }

    Verdict verdict(HeldTimer timer) {
        return look(timer).verdict();
    }

    void leave() {
        answer(table.leave(holder));
    }
}
