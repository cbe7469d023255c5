package dev.campusg.eventstore.quarkus.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.saga.Replies;
import dev.campusg.saga.Respondent;
import dev.campusg.saga.Retriable;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sagas that begin with a fact, and what the world is told of them. */
class SagasTest {

    record Delivery(String parcel, String receiver) {}

    record Delivered(String parcel, String receiver) {}

    record Pay(String parcel) {}

    record Paid() {}

    record Refused(String why) {}

    record Reached(
            String sagaId,
            String saga,
            String subject,
            String status,
            @Nullable String reason) {}

    record Trouble(
            String sagaId, String saga, String subject, String step, String error, int attempts, boolean quarantined) {}

    private static final RetryPolicy RETRIES = new RetryPolicy(3, 2, Duration.ofSeconds(1), Duration.ofMinutes(1), 3);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final MessageEncoder PLAIN = (message, id, correlation, causation) ->
            new OutboxMessage(message.topic(), message.key(), message.message().toString(), Map.of());

    private final InMemoryEventStore store = new InMemoryEventStore(Clock.systemUTC());
    private final Sagas<Delivery> sagas = new Sagas<>(
            new SagaKind<>(
                    "payout",
                    Delivery.class,
                    Delivery::parcel,
                    data -> Set.of(data.receiver),
                    data -> Map.of("parcel", data.parcel),
                    new SagaNews("news", Reached::new, Trouble::new)),
            new SagaMachine<>(definition()),
            List.of(new Sagas.Hears<>(
                    Delivered.class,
                    received -> "saga-of-" + received.message().parcel,
                    received -> new SagaInput.Start<>(
                            "saga-of-" + received.message().parcel,
                            new Delivery(received.message().parcel, received.message().receiver),
                            received.at()))),
            store,
            PLAIN,
            MAPPER,
            Clock.systemUTC());

    private static SagaDefinition<Delivery> definition() {
        var bank = new Respondent("bank", Duration.ofSeconds(10));
        Replies<Delivery> replies = Replies.of(Paid.class, Refused.class, Refused::why);
        return new SagaDefinition<>(
                "payout",
                1,
                List.of(new Retriable<>("PAY", bank.asked(data -> new Pay(data.parcel), replies))),
                null,
                RETRIES);
    }

    @Test
    void a_fact_starts_one_saga_however_often_it_is_heard() {
        hear("fact-1", null, null, new Delivered("p1", "ann"));
        hear("fact-1", null, null, new Delivered("p1", "ann"));
        hear("another", null, null, new Delivered("p1", "ann"));

        assertThat(said("bank")).containsExactly(new Pay("p1").toString());
        assertThat(said("news")).containsExactly(new Reached("saga-of-p1", "payout", "p1", "STARTED", null).toString());
    }

    @Test
    void a_step_that_fails_is_told_at_first_and_when_it_was_in_vain_too_often() {
        hear("fact-1", null, null, new Delivered("p1", "ann"));
        for (int attempt = 1; attempt <= 5; attempt++) {
            hear("no-" + attempt, "saga-of-p1", "saga-of-p1:PAY:" + attempt, new Refused("no account"));
            timeOut();
        }
        hear("yes", "saga-of-p1", "saga-of-p1:PAY:6", new Paid());

        assertThat(said("news"))
                .containsExactly(
                        new Reached("saga-of-p1", "payout", "p1", "STARTED", null).toString(),
                        new Trouble("saga-of-p1", "payout", "p1", "PAY", "no account", 1, false).toString(),
                        new Trouble("saga-of-p1", "payout", "p1", "PAY", "no account", 3, true).toString(),
                        new Reached("saga-of-p1", "payout", "p1", "COMPLETED", null).toString());
    }

    @Test
    void a_failure_after_a_silence_is_told_all_the_same() {
        hear("fact-1", null, null, new Delivered("p1", "ann"));
        timeOut();
        hear("no-1", "saga-of-p1", "saga-of-p1:PAY:2", new Refused("no account"));

        assertThat(said("news"))
                .contains(new Trouble("saga-of-p1", "payout", "p1", "PAY", "no account", 2, false).toString());
    }

    @Test
    void a_saga_is_shown_to_those_it_concerns() {
        hear("fact-1", null, null, new Delivered("p1", "ann"));
        assertThat(view("ann").about()).containsEntry("parcel", "p1");
        assertThat(catchThrowable(() -> view("eve")))
                .isInstanceOfSatisfying(
                        Rejected.class, why -> assertThat(why.reason()).isEqualTo(Rejected.Reason.FORBIDDEN));
    }

    private SagaView view(String user) {
        return sagas.visible("saga-of-p1", new Caller(user, Set.of(Role.CUSTOMER)))
                .map(saga -> sagas.view(saga.state(), saga.version()))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private void hear(String id, @Nullable String correlation, @Nullable String causation, Object message) {
        sagas.participant()
                .receive(new Received<>(message, id, correlation, causation, "p1", "test", Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private void timeOut() {
        SagaState<Delivery> saga = sagas.participant()
                .streams()
                .current("saga-of-p1")
                .toCompletableFuture()
                .join()
                .state();
        sagas.run(
                        saga.id(),
                        new Metadata(null, saga.id(), "test"),
                        new SagaInput.TimedOut<>(saga.pending().token(), Instant.EPOCH))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private List<String> said(String topic) {
        return store
                .take("test", List.of(), 100, Duration.ofSeconds(1))
                .toCompletableFuture()
                .join()
                .messages()
                .stream()
                .filter(pending -> pending.message().topic().equals(topic))
                .map(pending -> pending.message().value())
                .toList();
    }
}
