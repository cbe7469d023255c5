package dev.campusg.eventstore.quarkus.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final StreamId THING = new StreamId("thing", "1");

    private final Counting store = new Counting();
    private final LiveFeed feed = new LiveFeed(store, store::end, List.of(new Owner()), new SimpleMeterRegistry());

    private int asked;

    /** Things are news of their owner. */
    private static final class Owner implements Subject {
        @Override
        public String category() {
            return "thing";
        }

        @Override
        public Optional<String> of(StreamId stream, NewEvent event) {
            return Optional.of("owner");
        }
    }

    @Test
    void nothing_is_asked_while_nobody_listens() {
        happen(3);
        AssertSubscriber<Long> listener = listen(THING.toString(), 0, Long.MAX_VALUE);
        await().until(() -> store.asked.get() > 0);
        listener.cancel();
        await().during(Duration.ofMillis(300)).until(this::isQuiet);
        happen(3);
        assertThat(isQuiet()).isTrue();
    }

    /** Whether nothing was asked since this was. */
    private boolean isQuiet() {
        int before = asked;
        asked = store.asked.get();
        return asked == before;
    }

    @Test
    void what_was_there_and_what_comes_is_told_in_order_whoever_committed_it() {
        happen(2);
        AssertSubscriber<Long> listener = listen(THING.toString(), 1, Long.MAX_VALUE);
        listener.awaitItems(1, Duration.ofSeconds(5));
        happen(3);
        listener.awaitItems(4, Duration.ofSeconds(5)).assertItems(2L, 3L, 4L, 5L);
        AssertSubscriber<Long> owner = listen("owner", 5, Long.MAX_VALUE);
        happen(1);
        owner.awaitItems(1, Duration.ofSeconds(5)).assertItems(6L);
    }

    @Test
    void a_slow_listener_holds_up_nobody_and_misses_nothing() {
        AssertSubscriber<Long> slow = listen(THING.toString(), 0, 1);
        AssertSubscriber<Long> fast = listen(THING.toString(), 0, Long.MAX_VALUE);
        happen(750);
        fast.awaitItems(750, Duration.ofSeconds(10));
        slow.awaitItems(1, Duration.ofSeconds(5)).request(Long.MAX_VALUE);
        slow.awaitItems(750, Duration.ofSeconds(10))
                .assertItems(LongStream.rangeClosed(1, 750).boxed().toArray(Long[]::new));
    }

    @Test
    void a_store_that_was_away_is_asked_again() {
        AssertSubscriber<Long> listener = listen(THING.toString(), 0, Long.MAX_VALUE);
        store.away = true;
        int asked = store.asked.get();
        await().until(() -> store.asked.get() > asked + 1);
        happen(2);
        store.away = false;
        listener.awaitItems(2, Duration.ofSeconds(5)).assertItems(1L, 2L);
    }

    @Test
    void all_streams_end_at_the_shutdown_and_none_begins_after_it() {
        AssertSubscriber<Long> listener = listen(THING.toString(), 0, Long.MAX_VALUE);
        feed.close(null);
        listener.awaitCompletion(Duration.ofSeconds(5));
        listen(THING.toString(), 0, Long.MAX_VALUE).awaitCompletion(Duration.ofSeconds(5));
    }

    private AssertSubscriber<Long> listen(String subject, long place, long demand) {
        return feed.follow(subject, place, new Versions()).subscribe().withSubscriber(AssertSubscriber.create(demand));
    }

    private void happen(int times) {
        long version = store.read(THING, 0, 10_000).toCompletableFuture().join().size();
        List<NewEvent> events = IntStream.range(0, times)
                .mapToObj(_ -> new NewEvent("Happened", 1, "{}"))
                .toList();
        store.commit(Step.append(THING, version, events)).toCompletableFuture().join();
    }

    private final class Versions implements Pages<Long, Long> {
        @Override
        public Uni<List<Long>> after(Long place, int most) {
            return Uni.createFrom()
                    .completionStage(store.read(THING, place, most))
                    .map(page -> page.stream().map(Envelope::version).toList());
        }

        @Override
        public Long placeOf(Long version) {
            return version;
        }
    }

    private static final class Counting implements EventStore {
        private final EventStore store = new InMemoryEventStore(Clock.systemUTC());
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean away;

        Uni<Long> end() {
            asked.incrementAndGet();
            return Uni.createFrom().completionStage(store.feed(0, 10_000)).map(page -> (long) page.size());
        }

        @Override
        public CompletionStage<StepOutcome> commit(Step step) {
            return store.commit(step);
        }

        @Override
        public CompletionStage<Snapshot> snapshot(StreamId stream) {
            return store.snapshot(stream);
        }

        @Override
        public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
            return store.read(stream, after, limit);
        }

        @Override
        public CompletionStage<List<Sequenced>> feed(long after, int limit) {
            asked.incrementAndGet();
            return away ? CompletableFuture.failedStage(new StoreUnavailable("away", null)) : store.feed(after, limit);
        }
    }
}
