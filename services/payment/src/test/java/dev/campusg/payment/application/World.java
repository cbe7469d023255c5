package dev.campusg.payment.application;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.contracts.Messages;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.InMemoryEventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.payment.gateway.InMemoryGatewayBooks;
import dev.campusg.payment.gateway.SimulatedGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The payment service without any machine: a store in memory, a clock that is set, a gateway that can be swapped. */
final class World extends Clock {

    static final Duration LIMIT = Duration.ofMinutes(2);
    static final Duration SLOW = Duration.ofSeconds(75);

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final InMemoryEventStore store = new InMemoryEventStore(this);
    private final Participant<Payment, PaymentCommand, PaymentEvent> payments = Payments.participant(
            store,
            new JsonEnvelope(mapper, MessageCatalog.of(Messages.byType()), "payment-service", this, topic -> topic),
            mapper);
    private final List<Long> published = new ArrayList<>();
    final InMemoryGatewayBooks books = new InMemoryGatewayBooks();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private GatewayReaction reaction = reactingWith(new SimulatedGateway(books, this, SLOW));

    private GatewayReaction reactingWith(PaymentGateway gateway) {
        return new GatewayReaction(payments, gateway, this, LIMIT);
    }

    void gateway(PaymentGateway gateway) {
        reaction = reactingWith(gateway);
    }

    GatewayNews news() {
        return new GatewayNews(payments);
    }

    void receive(Object message, String id) {
        payments.receive(new Received<>(message, id, "saga-1", null, "key", "saga", now))
                .toCompletableFuture()
                .join();
    }

    /** Lets time pass, firing every timer that becomes due on the way. */
    void pass(Duration duration) {
        Instant end = now.plus(duration);
        for (DueTimer next = next(end); next != null; next = next(end)) {
            now = next.due().isAfter(now) ? next.due() : now;
            reaction.fire(next).toCompletableFuture().join();
        }
        now = end;
    }

    private DueTimer next(Instant end) {
        return store.dueBefore(end.plusNanos(1000), 1).toCompletableFuture().join().stream()
                .findFirst()
                .orElse(null);
    }

    /** Whatever is due, is done. */
    void settle() {
        pass(Duration.ZERO);
    }

    Payment payment(String orderId) {
        return payments.streams().current(orderId).toCompletableFuture().join().state();
    }

    /** What was said since the last time, each as its envelope. */
    List<JsonNode> said() {
        List<JsonNode> messages = new ArrayList<>();
        for (Outbox.Pending pending : store.take("test", published, 100, Duration.ofDays(1))
                .toCompletableFuture()
                .join()
                .messages()) {
            published.add(pending.id());
            try {
                messages.add(mapper.readTree(pending.message().value()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return messages;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
