package dev.campusg.checker;

import static dev.campusg.checker.JsonRecords.MAPPER;
import static dev.campusg.checker.JsonRecords.envelope;

import dev.campusg.acceptordersaga.application.AcceptOrderSagas;
import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.completeordersaga.application.CompleteOrderSagas;
import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.contracts.Topics;
import dev.campusg.createordersaga.application.CreateOrderSagas;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.createordersaga.domain.CreateOrderSaga;
import dev.campusg.createordersaga.domain.Deadlines;
import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalKafka;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.escrow.application.EscrowService;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.eventstore.testkit.PendingTimers;
import dev.campusg.eventstore.testkit.history.TopicRecord;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.application.OrderNews;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.order.application.OrderService;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.payment.application.GatewayReaction;
import dev.campusg.payment.application.Payments;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentEvent;
import dev.campusg.payment.gateway.SimulatedGateway;
import dev.campusg.scheduler.application.Firing;
import dev.campusg.scheduler.application.ScheduledEvents;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.timer.application.Expiry;
import dev.campusg.timer.application.RequestTimers;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timers.TimerReaction;
import dev.campusg.user.application.UserService;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserCommand;
import dev.campusg.user.domain.UserEvent;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** The real participants of all services in this process, on a real PostgreSQL and a real Kafka, one step at a time. */
final class Town implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** Longer than a saga waits to ask again, shorter than it waits for a reply: nobody needs to wait for either here. */
    private static final Duration RETRIES = Duration.ofSeconds(8);

    private static final Duration GATEWAY_LIMIT = Duration.ofMinutes(2);

    final LocalPostgres postgres = LocalPostgres.temporary(Durability.NONE);
    final LocalKafka kafka = LocalKafka.temporary().createTopics(Topics.ALL, 3);
    final Participant<User, UserCommand, UserEvent> users;
    final Participant<Order, OrderCommand, OrderEvent> orders;
    final Participant<OrderTimers, TimerCommand, TimerEvent> timers;
    final Sagas<CreateOrder> sagas;
    final Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> scheduled;

    private final Sagas<Handover> handovers;
    private final Sagas<CompleteOrder> completions;
    private final Expiry expiry;
    private final Firing firing;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Participant<?, ?, ?>>> participants = new LinkedHashMap<>();
    private final GatewayReaction gateway;
    private final JsonRecords reader = new JsonRecords();
    private final KafkaProducer<String, String> producer;
    private final Map<TopicPartition, Long> offsets = new HashMap<>();
    private int published;

    Town() {
        List.of(
                        "user",
                        "order",
                        "payment",
                        "escrow",
                        "timer",
                        "notification",
                        "scheduler",
                        "create-order-saga",
                        "accept-order-saga",
                        "complete-order-saga")
                .forEach(service -> nodes.put(service, Node.of(service, postgres, vertx)));
        users = in("user", UserService.participant(store("user"), envelope("user"), MAPPER));
        orders = in("order", OrderService.participant(store("order"), envelope("order"), MAPPER));
        Participant<Payment, PaymentCommand, PaymentEvent> payments =
                in("payment", Payments.participant(store("payment"), envelope("payment"), MAPPER));
        in("escrow", EscrowService.participant(store("escrow"), envelope("escrow"), MAPPER));
        timers = in(
                "timer",
                RequestTimers.participant(store("timer"), envelope("timer"), MAPPER, RequestTimers.DEFAULT_DURATION));
        Participant<Notification, NotificationCommand, NotificationEvent> notifications =
                in("notification", Notifications.participant(store("notification"), envelope("notification"), MAPPER));
        in("notification", OrderNews.participant(store("notification"), envelope("notification"), MAPPER));
        sagas = CreateOrderSagas.on(
                CreateOrderSaga.definition(Deadlines.DEFAULT),
                store("create-order-saga"),
                envelope("create-order-saga"),
                MAPPER,
                CLOCK);
        in("create-order-saga", sagas.participant());
        handovers = AcceptOrderSagas.on(
                House.HANDOVERS, store("accept-order-saga"), envelope("accept-order-saga"), MAPPER, CLOCK);
        in("accept-order-saga", handovers.participant());
        completions = CompleteOrderSagas.on(
                House.COMPLETION, store("complete-order-saga"), envelope("complete-order-saga"), MAPPER, CLOCK);
        in("complete-order-saga", completions.participant());
        scheduled = in("scheduler", ScheduledEvents.participant(store("scheduler"), envelope("scheduler"), MAPPER));
        firing = new Firing(scheduled, new Neighbours(orders, notifications), MAPPER, CLOCK);
        expiry = new Expiry(timers, CLOCK);
        gateway = new GatewayReaction(
                payments,
                new SimulatedGateway(new Books(postgres.jdbcUrl("payment")), CLOCK, Duration.ofMillis(1)),
                CLOCK,
                GATEWAY_LIMIT);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new StringSerializer(), new StringSerializer());
    }

    private PostgresEventStore store(String service) {
        return nodes.get(service).store();
    }

    private <P extends Participant<?, ?, ?>> P in(String service, P participant) {
        participants.computeIfAbsent(service, _ -> new ArrayList<>()).add(participant);
        return participant;
    }

    Map<String, String> environment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap(),
                "DB_HOST", postgres.host(),
                "DB_PORT", String.valueOf(postgres.port()),
                "DB_USER", LocalPostgres.USER,
                "DB_PASSWORD", LocalPostgres.PASSWORD);
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** Publishes, hears and asks the card processor until nothing is left to do. */
    void settle() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (String service : nodes.keySet()) {
                moved |= relay(service);
            }
            moved |= fire("payment", gateway, Duration.ZERO);
            moved |= fire("create-order-saga", sagas, RETRIES);
            moved |= fire("accept-order-saga", handovers, RETRIES);
            moved |= fire("complete-order-saga", completions, RETRIES);
            moved |= fire("scheduler", firing, Duration.ZERO);
        }
    }

    private boolean relay(String service) {
        Outbox.Taken taken = now(store(service).take("relay", List.of(), 500, LEASE));
        List<Long> ids = taken.messages().stream().map(Outbox.Pending::id).toList();
        taken.messages().forEach(pending -> publish(pending.message()));
        now(store(service).take("relay", ids, 0, LEASE));
        return !ids.isEmpty();
    }

    /** Every seventh message comes twice, as it may. */
    private void publish(OutboxMessage message) {
        deliver(send(message), message);
        if (++published % 7 == 0) {
            deliver(send(message), message);
        }
    }

    private RecordMetadata send(OutboxMessage message) {
        Future<RecordMetadata> sent =
                producer.send(new ProducerRecord<>(message.topic(), message.key(), message.value()));
        try {
            RecordMetadata at = sent.get();
            offsets.put(new TopicPartition(at.topic(), at.partition()), at.offset());
            return at;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deliver(RecordMetadata at, OutboxMessage message) {
        var record = new TopicRecord(
                message.topic(), at.partition(), at.offset(), message.key(), message.value(), CLOCK.instant());
        Received<?> received = reader.read(record).orElseThrow();
        participants.forEach((service, all) -> {
            if (Subscriptions.of(service).contains(message.topic())) {
                all.stream()
                        .filter(it -> it.reactsTo(received.message().getClass()))
                        .forEach(it -> now(it.receive(received)));
            }
        });
    }

    /** Numbers the feeds, and says that everything was heard, as the services would. */
    void confirm() throws Exception {
        nodes.values().forEach(node -> now(node.store().feed(0, 1)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            for (String service : nodes.keySet()) {
                Map<TopicPartition, OffsetAndMetadata> heard = new HashMap<>();
                offsets.forEach((partition, last) -> {
                    if (Subscriptions.of(service).contains(partition.topic())) {
                        heard.put(partition, new OffsetAndMetadata(last + 1));
                    }
                });
                admin.alterConsumerGroupOffsets(Settling.groupOf(service), heard)
                        .all()
                        .get();
            }
        }
    }

    private boolean fire(String service, TimerReaction reaction, Duration ahead) {
        List<DueTimer> due = PendingTimers.of(store(service), Instant.now().plus(ahead));
        due.forEach(timer -> now(reaction.fire(timer)));
        return !due.isEmpty();
    }

    /** Time is up for an order, whatever the time is. */
    void timeOut(String orderId) {
        Map<String, DueTimer> all = new HashMap<>();
        PendingTimers.of(store("timer"), Instant.now().plus(Duration.ofDays(1)))
                .forEach(timer -> all.put(timer.stream().key(), timer));
        now(expiry.fire(all.get(orderId)));
    }

    @Override
    public void close() {
        producer.close();
        nodes.values().forEach(node -> node.pool().close());
        vertx.close();
        kafka.close();
        postgres.close();
    }
}
