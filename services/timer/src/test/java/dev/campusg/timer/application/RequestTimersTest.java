package dev.campusg.timer.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.contracts.TimerMessages;
import dev.campusg.contracts.TimerMessages.CancelOrderTimer;
import dev.campusg.contracts.TimerMessages.OrderTimeout;
import dev.campusg.contracts.TimerMessages.StartOrderTimer;
import dev.campusg.contracts.TimerMessages.StopOrderTimer;
import dev.campusg.contracts.TimerMessages.TimerFailed;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.testkit.Await;
import dev.campusg.eventstore.testkit.SettableClock;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timer.domain.TimerStatus;
import dev.campusg.timers.StreamFiring;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class RequestTimersTest {

    private static final Instant START = Instant.parse("2025-03-25T12:00:00Z");
    private static final Duration DURATION = Duration.ofMinutes(30);
    private static final Instant END = START.plus(DURATION);

    private final SettableClock clock = new SettableClock(START);
    private final InMemoryEventStore store = new InMemoryEventStore(clock);
    private final List<Object> said = new ArrayList<>();
    private final List<String> conversations = new ArrayList<>();
    private final MessageEncoder encoder = (message, id, correlation, _) -> {
        said.add(message.message());
        conversations.add(message.correlationId() == null ? correlation : message.correlationId());
        return new OutboxMessage(message.topic(), message.key(), id, Map.of());
    };
    private final Participant<OrderTimers, TimerCommand, TimerEvent> timers =
            RequestTimers.participant(store, encoder, mapper(), DURATION);

    @Test
    void a_started_timer_is_answered_and_becomes_due() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));

        RequestTimer timer = current();
        assertThat(timer.expiresAt()).isEqualTo(END);
        assertThat(timer.sagaId()).isEqualTo("saga-1");
        assertThat(UUID.fromString(timer.timerId()).version()).isEqualTo(7);
        assertThat(said).containsExactly(new TimerMessages.TimerStarted(timer.timerId(), "o1", END));
        assertThat(due()).extracting(DueTimer::name, DueTimer::due).containsExactly(tuple(timer.timerId(), END));
    }

    @Test
    void a_start_that_names_its_end_has_that_end() {
        receive("m1", START, new StartOrderTimer("o1", "cat", START.plusSeconds(5), null));
        assertThat(current().expiresAt()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void a_start_that_comes_after_its_end_is_due_at_once() {
        receive("m1", START, new StartOrderTimer("o1", "cat", START.minusSeconds(5), null));
        assertThat(current().expiresAt()).isEqualTo(START);
    }

    @Test
    void a_saga_that_asks_again_gets_the_same_timer() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        receive("m2", START.plusSeconds(30), new StartOrderTimer("o1", "cat", null, null));

        assertThat(said).hasSize(2);
        assertThat(said.get(1)).isEqualTo(said.get(0));
        assertThat(due()).hasSize(1);
    }

    @Test
    void a_message_that_comes_twice_is_answered_once() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        assertThat(store.take("relay", List.of(), 10, DURATION)
                        .toCompletableFuture()
                        .join()
                        .messages())
                .hasSize(1);
    }

    @Test
    void an_acceptance_that_comes_before_the_timer_is_remembered_and_the_timer_never_due() {
        receive("m1", START, new StopOrderTimer("o1", "bob", 3L));
        assertThat(said.getLast()).isInstanceOf(TimerFailed.class);

        receive("m2", START, new StartOrderTimer("o1", "cat", null, "saga-1"));
        assertThat(said.getLast()).isInstanceOf(TimerMessages.TimerStarted.class);
        assertThat(current().status()).isEqualTo(TimerStatus.STOPPED);
        assertThat(due()).isEmpty();
    }

    @Test
    void an_order_on_offer_again_is_due_by_its_fresh_timer_alone() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, "saga-1"));
        receive("m2", START, new StartOrderTimer("o1", "cat", null, "saga-1", 5L));
        receive("m3", START, new StopOrderTimer("o1", "bob", 4L));

        assertThat(due()).extracting(DueTimer::name).containsExactly(current().timerId());
        assertThat(current().status()).isEqualTo(TimerStatus.ACTIVE);
    }

    @Test
    void a_stopped_timer_is_not_due_any_more() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        receive("m2", START, new StopOrderTimer("o1", "bob", null));

        assertThat(said.getLast())
                .isEqualTo(new TimerMessages.TimerStopped(current().timerId(), "o1"));
        assertThat(due()).isEmpty();
    }

    @Test
    void a_cancelled_timer_is_not_due_any_more() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        receive("m2", START, new CancelOrderTimer("o1"));

        assertThat(said.getLast())
                .isEqualTo(new TimerMessages.TimerCancelled(current().timerId(), "o1"));
        assertThat(due()).isEmpty();
    }

    @Test
    void cancelling_what_never_ran_is_answered_with_a_failure() {
        receive("m1", START, new CancelOrderTimer("o1"));
        assertThat(said).containsExactly(new TimerFailed("o1", "this order never had a timer"));
    }

    @Test
    void an_order_can_have_a_timer_after_a_failure() {
        receive("m1", START, new CancelOrderTimer("o1"));
        receive("m2", START, new StartOrderTimer("o1", "cat", null, null));
        assertThat(current().status()).isEqualTo(TimerStatus.ACTIVE);
    }

    @Test
    void a_due_timer_expires_and_tells_its_saga_once() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        DueTimer due = due().getFirst();
        Expiry expiry = expiry();

        expiry.fire(due).toCompletableFuture().join();
        expiry.fire(due).toCompletableFuture().join();

        assertThat(said.subList(1, said.size()))
                .containsExactly(new OrderTimeout(due.name(), "o1", "cat", END, "saga-1"));
        assertThat(conversations.getLast()).isEqualTo("saga-1");
        assertThat(current().status()).isEqualTo(TimerStatus.EXPIRED);
        assertThat(due()).isEmpty();
    }

    @Test
    void a_timer_that_was_stopped_meanwhile_is_only_forgotten() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        DueTimer due = due().getFirst();
        receive("m2", START, new StopOrderTimer("o1", "bob", null));

        boolean expired = expiry().expire("o1", due.name(), due.due())
                .toCompletableFuture()
                .join();

        assertThat(expired).isFalse();
        assertThat(said).hasSize(2);
        assertThat(current().status()).isEqualTo(TimerStatus.STOPPED);
    }

    @Test
    void an_engine_that_starts_after_the_end_fires_what_it_finds() {
        receive("m1", START, new StartOrderTimer("o1", "cat", null, null));
        clock.set(END.plusSeconds(240));
        StreamFiring firing = new StreamFiring(store, expiry()::fire);
        try (ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor()) {
            TimerEngine engine =
                    new TimerEngine("new", store, clock, thread, firing, TimerMetrics.NONE, TimerLimits.DEFAULT);
            engine.start();
            Await.until("it has expired", () -> due().isEmpty());
            Await.answer(engine.stop());
            thread.shutdownNow();
        }
        assertThat(current().status()).isEqualTo(TimerStatus.EXPIRED);
    }

    private Expiry expiry() {
        return new Expiry(timers, Clock.fixed(END, ZoneOffset.UTC));
    }

    private void receive(String id, Instant at, TimerMessages message) {
        timers.receive(new Received<>(message, id, "saga-1", null, "o1", "create-order-saga-service", at))
                .toCompletableFuture()
                .join();
    }

    private RequestTimer current() {
        return timers.streams()
                .current("o1")
                .toCompletableFuture()
                .join()
                .state()
                .latest();
    }

    private List<DueTimer> due() {
        return store.dueBefore(Instant.MAX, 10).toCompletableFuture().join();
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
