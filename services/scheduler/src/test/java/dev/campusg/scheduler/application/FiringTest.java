package dev.campusg.scheduler.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.scheduler.domain.Attempts;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.Move;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.scheduler.domain.Situation;
import dev.campusg.scheduler.domain.Status;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FiringTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final InMemoryEventStore store = new InMemoryEventStore(clock);
    private final Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events = ScheduledEvents.participant(
            store, (message, id, _, _) -> new OutboxMessage(message.topic(), message.key(), id, Map.of()), mapper);
    private final Queue<CompletionStage<String>> answers = new ArrayDeque<>();
    private final List<Move> asked = new ArrayList<>();
    private final Peers peers = new Peers() {
        @Override
        public CompletionStage<Situation> look(Kind kind, String entityId, Wishes wishes) {
            return CompletableFuture.completedStage(
                    new Situation(entityId, null, null, wishes.sagaId(), null, null, null));
        }

        @Override
        public CompletionStage<String> perform(Move move, Terms event, Situation situation) {
            asked.add(move);
            return answers.remove();
        }
    };
    private final Firing firing = new Firing(events, peers, mapper, clock);

    @Test
    void what_is_due_is_done_once() {
        schedule("{\"sagaId\":\"s1\",\"more\":[1]}");
        answers.add(CompletableFuture.completedStage("cancelled"));
        DueTimer due = due();

        fire(due);
        fire(due);

        assertThat(asked).containsExactly(new Move.AskSaga("s1"));
        assertThat(event().status()).isEqualTo(Status.PROCESSED);
        assertThat(event().outcome()).isEqualTo("cancelled");
        assertThat(timers()).isEmpty();
    }

    @Test
    void two_replicas_that_fire_at_once_ask_once() {
        schedule("{\"sagaId\":\"s1\"}");
        CompletableFuture<String> slow = new CompletableFuture<>();
        answers.add(slow);
        DueTimer due = due();

        CompletionStage<?> first = firing.fire(due);
        fire(due);
        slow.complete("cancelled");
        first.toCompletableFuture().join();

        assertThat(asked).hasSize(1);
        assertThat(event().status()).isEqualTo(Status.PROCESSED);
    }

    @Test
    void a_failed_attempt_is_made_again_after_a_pause() {
        schedule("{\"sagaId\":\"s1\"}");
        answers.add(CompletableFuture.failedStage(new IllegalStateException("away")));
        answers.add(CompletableFuture.completedStage("cancelled"));

        fire(due());
        assertThat(event().status()).isEqualTo(Status.PENDING);
        assertThat(event().lastError()).isEqualTo("away");
        assertThat(due().due()).isEqualTo(START.plusSeconds(1));
        now = START.plusSeconds(1);
        fire(due());

        assertThat(event().status()).isEqualTo(Status.PROCESSED);
        assertThat(event().attempts()).isEqualTo(2);
        assertThat(event().lastError()).isEqualTo("away");
    }

    @Test
    void whoever_dies_after_asking_is_followed_by_one_who_asks_again() {
        schedule("{\"sagaId\":\"s1\"}");
        answers.add(new CompletableFuture<>());
        answers.add(CompletableFuture.completedStage("cancelled"));

        var unused = firing.fire(due());
        assertThat(due().due()).isEqualTo(START.plus(Attempts.LONGEST));
        now = due().due();
        fire(due());

        assertThat(asked).containsExactly(new Move.AskSaga("s1"), new Move.AskSaga("s1"));
        assertThat(event().status()).isEqualTo(Status.PROCESSED);
        assertThat(timers()).isEmpty();
    }

    @Test
    void what_can_never_be_done_fails_and_stays_so() {
        schedule("{}");
        fire(due());
        assertThat(asked).isEmpty();
        assertThat(event().status()).isEqualTo(Status.FAILED);
        assertThat(event().lastError()).contains("no such order");
        assertThat(timers()).isEmpty();
    }

    @Test
    void a_cancelled_event_has_no_timer_and_does_nothing_if_one_fires_all_the_same() {
        schedule("{\"sagaId\":\"s1\"}");
        DueTimer due = due();
        run(new ScheduleCommand.Cancel(now));
        assertThat(timers()).isEmpty();
        fire(due);
        assertThat(asked).isEmpty();
        assertThat(event().status()).isEqualTo(Status.CANCELLED);
    }

    private void schedule(String payload) {
        run(new ScheduleCommand.Schedule(new Terms("e1", Kind.ORDER_TIMEOUT, "o1", START, payload), START));
    }

    private void run(ScheduleCommand command) {
        events.run("e1", new Metadata(null, null, "test"), command, ScheduledEvents::effects)
                .toCompletableFuture()
                .join();
    }

    private void fire(DueTimer timer) {
        firing.fire(timer).toCompletableFuture().join();
    }

    private ScheduledEvent event() {
        return events.streams().current("e1").toCompletableFuture().join().state();
    }

    private DueTimer due() {
        return timers().getFirst();
    }

    private List<DueTimer> timers() {
        return store.dueBefore(Instant.MAX, 10).toCompletableFuture().join();
    }
}
