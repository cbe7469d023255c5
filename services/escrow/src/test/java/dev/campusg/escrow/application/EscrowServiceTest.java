package dev.campusg.escrow.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages.HoldFunds;
import dev.campusg.contracts.EscrowMessages.RefundFunds;
import dev.campusg.contracts.EscrowMessages.ReleaseFunds;
import dev.campusg.contracts.Messages;
import dev.campusg.contracts.Money;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscrowServiceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ORDER = "0195a1b2-c3d4-7000-8000-000000000001";
    private static final HoldFunds HOLD =
            new HoldFunds(ORDER, "alice", null, Money.of("12.50"), Money.of("10.00"), Money.of("2.50"));
    private static final ReleaseFunds RELEASE = new ReleaseFunds(ORDER, "rob");
    private static final RefundFunds REFUND = new RefundFunds(ORDER, "cancelled");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final InMemoryEventStore store = new InMemoryEventStore(clock);
    private final Participant<Escrow, EscrowCommand, EscrowEvent> escrows = EscrowService.participant(
            store,
            new JsonEnvelope(mapper, MessageCatalog.of(Messages.byType()), "escrow-service", clock, topic -> topic),
            mapper);

    private void receive(Object message, String id) {
        escrows.receive(new Received<>(message, id, "saga-1", null, ORDER, "saga", NOW))
                .toCompletableFuture()
                .join();
    }

    private List<JsonNode> said() {
        List<JsonNode> messages = new ArrayList<>();
        for (Outbox.Pending pending : store.take("test", List.of(), 100, Duration.ofDays(1))
                .toCompletableFuture()
                .join()
                .messages()) {
            try {
                messages.add(mapper.readTree(pending.message().value()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return messages;
    }

    private List<String> lines() {
        return said().stream()
                .map(one -> one.get("causation_id").asText("-") + " "
                        + one.get("type").asText() + " "
                        + one.get("payload")
                                .path("status")
                                .asText(one.get("payload").path("error").asText()))
                .toList();
    }

    @Test
    void a_hold_is_answered_with_what_is_held() {
        receive(HOLD, "c1");
        JsonNode reply = said().getFirst();
        assertThat(reply.get("type").asText()).isEqualTo("escrow.funds_held");
        assertThat(reply.get("correlation_id").asText()).isEqualTo("saga-1");
        assertThat(reply.get("payload").get("escrow_id").asText()).isEqualTo(DerivedId.ESCROW.of(ORDER));
        assertThat(reply.get("payload").get("amount").asText()).isEqualTo("12.50");
    }

    @Test
    void a_command_that_comes_twice_is_answered_once_and_another_attempt_gets_the_same_success() {
        receive(HOLD, "c1");
        receive(HOLD, "c1");
        receive(HOLD, "c2");
        receive(REFUND, "u1");
        receive(REFUND, "u2");
        assertThat(lines())
                .containsExactly(
                        "c1 escrow.funds_held HELD",
                        "c2 escrow.funds_held HELD",
                        "u1 escrow.funds_refunded REFUNDED",
                        "u2 escrow.funds_refunded REFUNDED");
    }

    @Test
    void release_and_refund_exclude_each_other() {
        receive(HOLD, "c1");
        receive(RELEASE, "l1");
        receive(REFUND, "u1");
        receive(RELEASE, "l2");
        assertThat(lines())
                .containsExactly(
                        "c1 escrow.funds_held HELD",
                        "l1 escrow.funds_released RELEASED",
                        "u1 escrow.failed ALREADY_RELEASED: the funds were released; they cannot be refunded",
                        "l2 escrow.funds_released RELEASED");
    }

    @Test
    void a_refund_of_nothing_lets_its_saga_end_and_a_late_hold_fail() {
        receive(REFUND, "u1");
        receive(HOLD, "c1");
        assertThat(lines())
                .containsExactly(
                        "u1 escrow.funds_refunded FAILED",
                        "c1 escrow.failed ALREADY_REFUNDED: the funds of this order were refunded; they are not held again");
    }

    @Test
    void what_comes_through_the_api_is_told_as_a_fact_once() {
        receive(HOLD, "c1");
        for (int i = 0; i < 2; i++) {
            escrows.run(
                            ORDER,
                            new Metadata(null, "request", "admin"),
                            new EscrowCommand.Refund("by hand", NOW),
                            EscrowFacts::of)
                    .toCompletableFuture()
                    .join();
        }
        assertThat(lines()).containsExactly("c1 escrow.funds_held HELD", "- FUNDS_REFUNDED REFUNDED");
    }
}
