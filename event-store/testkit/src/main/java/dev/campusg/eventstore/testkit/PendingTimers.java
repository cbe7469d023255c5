package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.TimerStore.Looked;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The timers of a store, seen by somebody who takes all shards for a moment: nobody else may be firing them. */
public final class PendingTimers {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int ALL = 10_000;

    /** Without their fences; the earliest first. */
    public static List<DueTimer> of(TimerStore store, Instant before) {
        String holder = UUID.randomUUID().toString();
        TimerNews news = answer(store.turn(new TimerTurn(holder, LEASE, null, before, ALL)));
        List<LeasedTimer> held = news.timers().stream()
                .map(timer -> new LeasedTimer(timer, news.shards().epoch(timer.owner())))
                .toList();
        List<Looked> looked = answer(store.look(held));
        answer(store.leave(holder));
        return looked.stream()
                .map(Looked::timer)
                .filter(Objects::nonNull)
                .map(timer -> new DueTimer(timer.stream(), timer.name(), timer.due(), timer.payload()))
                .sorted(Comparator.comparing(DueTimer::due))
                .toList();
    }

    private PendingTimers() {}
}
