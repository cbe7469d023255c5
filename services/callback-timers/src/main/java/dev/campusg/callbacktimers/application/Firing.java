package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.Settings;
import dev.campusg.callbacktimers.delivery.Answer;
import dev.campusg.callbacktimers.delivery.HttpCaller;
import dev.campusg.callbacktimers.delivery.Lanes;
import dev.campusg.callbacktimers.delivery.Passenger;
import dev.campusg.callbacktimers.delivery.Passenger.Sign;
import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.store.Begun;
import dev.campusg.callbacktimers.store.Ended;
import dev.campusg.callbacktimers.store.TimerStore;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is due, calls the receivers and says what came of it. A timer is taken by a lease: if this process dies,
 * or cannot say what came of it, the timer is due again when the lease ends. So a receiver hears of each occurrence at
 * least once, and knows it again by its {@code webhook-id}.
 */
@Singleton
public class Firing {

    private static final Logger LOG = Logger.getLogger(Firing.class);

    /** How long one may wait for its turn. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** After that a call is not begun any more: it might not end before somebody else may take the timer. */
    private static final Duration TO_BEGIN = Duration.ofSeconds(5);

    /** For what comes before and after a call: its turn, looking up the name, the answer's body, telling the database. */
    private static final Duration AROUND_A_CALL = TO_BEGIN.plusSeconds(10);

    private static final int BYTES_OF_ONE_CALL = 16 * 1024;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** How long a shutdown waits for calls under way. */
    private static final Duration FAREWELL = Duration.ofSeconds(6);

    private final TimerStore store;
    private final Calls calls;
    private final HttpCaller caller;
    private final Lanes lanes;
    private final Lateness lateness;
    private final Meters meters;
    private final Vertx vertx;
    private final Clock clock;
    private final Progress progress;
    private final Duration lease;
    private final AtomicInteger underway = new AtomicInteger();

    Firing(
            TimerStore store,
            Calls calls,
            HttpCaller caller,
            Lanes lanes,
            Lateness lateness,
            Meters meters,
            Vertx vertx,
            Clock clock,
            Settings settings) {
        this.store = store;
        this.calls = calls;
        this.caller = caller;
        this.lanes = lanes;
        this.lateness = lateness;
        this.meters = meters;
        this.vertx = vertx;
        this.clock = clock;
        this.progress = new Progress(
                settings.maxOverdue(), () -> ThreadLocalRandom.current().nextDouble());
        this.lease = settings.callTimeout().plus(AROUND_A_CALL);
    }

    /** How long a taken timer is ours. */
    public Duration lease() {
        return lease;
    }

    /** Takes no more calls on, and waits a moment for those that are being made: whoever has them next would call again. */
    void finish() {
        lanes.close();
        Instant until = clock.instant().plus(FAREWELL);
        while (underway.get() > 0 && clock.instant().isBefore(until)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void fire(Begun begun) {
        underway.incrementAndGet();
        Ended without = progress.withoutCall(begun, clock.instant());
        if (without != null) {
            LOG.warnf("Timer %s: %s", begun.id(), without.error());
            meters.missed();
            end(without);
            return;
        }
        if (begun.lost()) {
            LOG.warnf("Timer %s was lost while executing; calling again", begun.id());
        }
        try {
            lanes.offer(begun.spec().target().receiver(), begun.client(), weight(begun), new Ride(begun));
        } catch (Refusal e) { // a URL that was acceptable once
            end(progress.after(
                    begun,
                    new Answer(null, null, e.getMessage(), null, null, Answer.Fault.FORBIDDEN),
                    clock.instant()));
        }
    }

    /** Calls of this process share a memory: those with large payloads are fewer at once. */
    private static int weight(Begun begun) {
        return 1 + begun.payloadBytes() / BYTES_OF_ONE_CALL;
    }

    private final class Ride implements Passenger {
        private final Begun begun;

        Ride(Begun begun) {
            this.begun = begun;
        }

        @Override
        public CompletionStage<Sign> go() {
            if (clock.instant().isAfter(begun.begunAt().plus(TO_BEGIN))) {
                turnAway(null, "this process was held up");
                return CompletableFuture.completedStage(Sign.NONE);
            }
            return calls.prepare(begun)
                    .thenCompose(call ->
                            call.map(caller::call).orElseGet(() -> CompletableFuture.completedStage(Answer.NOT_OURS)))
                    .thenApply(this::heard)
                    .exceptionally(failure -> {
                        LOG.warnf("Timer %s cannot be called now: %s", begun.id(), failure.getMessage());
                        turnAway(null, "the platform could not prepare the call");
                        return Sign.NONE;
                    });
        }

        private Sign heard(Answer answer) {
            if (answer.fault() == Answer.Fault.BUSY) {
                turnAway(null, String.valueOf(answer.error()));
                return Sign.NONE;
            }
            answered(begun, answer);
            return switch (answer.fault()) {
                case NONE, REFUSED -> Sign.ANSWERED;
                case UNREACHABLE -> Sign.SILENT;
                case BUSY, FORBIDDEN -> Sign.NONE;
            };
        }

        @Override
        public void turnAway(@Nullable Instant until, String why) {
            postpone(begun, until, why);
        }
    }

    private void answered(Begun begun, Answer answer) {
        Instant now = clock.instant();
        lateness.record(begun, answer.sentAt(), now);
        meters.called(answer.fault());
        Ended ended = progress.after(begun, answer, now);
        if (answer.succeeded()) {
            LOG.debugf("Timer %s, attempt %d: HTTP %d", begun.id(), begun.attempt(), answer.code());
        } else {
            LOG.warnf(
                    "Timer %s, attempt %d failed: %s; it is %s now",
                    begun.id(),
                    begun.attempt(),
                    answer.error(),
                    ended.next().status().word());
        }
        end(ended);
    }

    /** The longer it has waited, the longer until it asks again; not all at the same instant. */
    private void postpone(Begun begun, @Nullable Instant until, String why) {
        Instant now = clock.instant();
        Duration half = Duration.between(begun.plannedAt(), now).dividedBy(2);
        Duration wait = half.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : half;
        wait = wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
        Instant again = (until != null && until.isAfter(now) ? until : now.plus(wait))
                .plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis()));
        if (progress.hasWaitedEnough(begun, again)) {
            end(progress.gaveUpWaiting(begun, why, now));
        } else {
            meters.postponed();
            told(begun, () -> store.postpone(new TimerStore.Postponed(begun, again, why)));
        }
    }

    private void end(Ended ended) {
        told(ended.begun(), () -> store.end(ended));
    }

    /** Tries until the database hears it or the timer is not ours any more. */
    private void told(Begun begun, Supplier<CompletionStage<Boolean>> tell) {
        CompletionStage<Boolean> telling;
        try {
            telling = tell.get();
        } catch (RuntimeException e) {
            telling = CompletableFuture.failedStage(e);
        }
        telling.whenComplete((current, failure) -> {
            if (failure == null) {
                underway.decrementAndGet();
            } else if (clock.instant().isBefore(begun.begunAt().plus(lease))) {
                LOG.warnf(
                        "What became of timer %s cannot be stored, trying again: %s", begun.id(), failure.getMessage());
                vertx.setTimer(BETWEEN_TRIES.toMillis(), later -> told(begun, tell));
            } else {
                underway.decrementAndGet();
            }
        });
    }
}
