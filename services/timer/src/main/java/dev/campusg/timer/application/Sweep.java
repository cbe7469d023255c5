package dev.campusg.timer.application;

import dev.campusg.timer.application.OverdueTimers.Overdue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The safety net under the timer loop: looks at the states rather than at the timers, so it finds whatever the loop
 * should have fired and did not.
 */
@Singleton
public class Sweep {

    private static final int CONCURRENCY = 64;

    private final OverdueTimers overdue;
    private final Expiry expiry;
    private final Clock clock;

    Sweep(OverdueTimers overdue, Expiry expiry, Clock clock) {
        this.overdue = overdue;
        this.expiry = expiry;
        this.clock = clock;
    }

    /**
     * @param found how many were overdue
     * @param expired how many of them this sweep expired, rather than the loop in the meantime
     */
    public record Swept(long found, long expired) {}

    public Uni<Swept> run() {
        return overdue.at(clock.instant()).chain(this::expire);
    }

    private Uni<Swept> expire(List<Overdue> timers) {
        return Multi.createFrom()
                .iterable(timers)
                .onItem()
                .transformToUni(this::expire)
                .merge(CONCURRENCY)
                .filter(Boolean::booleanValue)
                .collect()
                .with(Collectors.counting())
                .map(expired -> new Swept(timers.size(), expired));
    }

    private Uni<Boolean> expire(Overdue timer) {
        return Uni.createFrom()
                .completionStage(() -> expiry.expire(timer.orderId(), timer.timerId(), timer.expiresAt()));
    }
}
