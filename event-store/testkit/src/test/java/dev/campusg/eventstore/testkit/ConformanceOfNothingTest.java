package dev.campusg.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerStore;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.Horizon;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerShards;
import dev.campusg.eventstore.timers.TimerTurn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test of every suite must fail on a store that claims success and keeps nothing: else it tests nothing. */
class ConformanceOfNothingTest {

    @ParameterizedTest(name = "{1}")
    @MethodSource("tests")
    void a_store_that_does_nothing_fails(Object suite, Method test) throws IllegalAccessException {
        assertThat(fails(suite, test)).as(test.getName() + " fails").isTrue();
    }

    @Test
    void the_suites_are_found() {
        assertThat(tests()).hasSizeGreaterThan(60);
    }

    private static boolean fails(Object suite, Method test) throws IllegalAccessException {
        try {
            test.invoke(suite);
            return false;
        } catch (InvocationTargetException failed) {
            return true;
        }
    }

    static Stream<Object[]> tests() {
        Stream<Object> suites =
                Stream.of(new Streams(), new Feed(), new Messages(), new Timers(), new Turns(), new Fences());
        return suites.flatMap(
                suite -> Stream.of(suite.getClass().getSuperclass().getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method -> new Object[] {suite, method}));
    }

    private static final class Nothing implements EventStore, Outbox, TimerStore {
        @Override
        public CompletionStage<StepOutcome> commit(Step step) {
            return CompletableFuture.completedStage(new StepOutcome.Committed(step.versionAfter()));
        }

        @Override
        public CompletionStage<@Nullable Snapshot> snapshot(StreamId stream) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<List<Sequenced>> feed(long after, int limit) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public CompletionStage<Taken> take(String holder, List<Long> published, int limit, Duration lease) {
            return CompletableFuture.completedStage(new Taken(true, 0, List.of()));
        }

        @Override
        public CompletionStage<List<Looked>> look(List<LeasedTimer> timers) {
            return CompletableFuture.completedStage(
                    timers.stream().map(_ -> Looked.GONE).toList());
        }

        @Override
        public CompletionStage<TimerNews> turn(TimerTurn turn) {
            return CompletableFuture.completedStage(new TimerNews(
                    Instant.EPOCH, TimerShards.NONE, 1, 0, true, "", 0, Horizon.at(turn.upTo()), List.of()));
        }

        @Override
        public CompletionStage<Void> postpone(List<HeldTimer> timers, Instant until) {
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<Void> leave(String holder) {
            return CompletableFuture.completedStage(null);
        }
    }

    private static final class Streams extends EventStoreConformance {
        @Override
        protected EventStore store() {
            return new Nothing();
        }
    }

    private static final class Feed extends FeedConformance {
        @Override
        protected EventStore store() {
            return new Nothing();
        }
    }

    private static final class Messages extends OutboxConformance {
        @Override
        protected EventStore store() {
            return new Nothing();
        }

        @Override
        protected Outbox outbox() {
            return new Nothing();
        }
    }

    private static final class Timers extends TimerStoreConformance {
        @Override
        protected EventStore store() {
            return new Nothing();
        }

        @Override
        protected TimerStore timers() {
            return new Nothing();
        }
    }

    private static final class Turns extends TimerTableConformance {
        @Override
        protected EventStore store() {
            return new Nothing();
        }

        @Override
        protected TimerStore timers() {
            return new Nothing();
        }
    }

    private static final class Fences extends TimerFenceConformance {
        @Override
        protected EventStore store() {
            return new Nothing();
        }

        @Override
        protected Outbox outbox() {
            return new Nothing();
        }

        @Override
        protected TimerStore timers() {
            return new Nothing();
        }
    }
}
