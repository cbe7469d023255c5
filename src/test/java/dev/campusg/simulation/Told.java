package dev.campusg.simulation;

import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventCodec;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.NotificationCreated;
import dev.campusg.saga.SagaState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What customers were told in the end: of everything that matters, and of nothing twice. */
final class Told {

    private static final EventCodec<NotificationEvent> CODEC = Notifications.codec(Json.MAPPER);

    private static final Set<String> ONCE_IN_A_LIFE =
            Set.of("ORDER_COMPLETED", "RECEIPT", "ORDER_CANCELLED", "ORDER_TIMEOUT", "REFUNDED");

    private final Map<Moment, Integer> told = new HashMap<>();
    private final Campus campus;

    private record Moment(String orderId, String userId, String type) {}

    private Told(Campus campus) {
        this.campus = campus;
    }

    static void check(List<Story> stories, Campus.Observers known, Campus campus) {
        Told told = new Told(campus);
        campus.notifications.history().forEach(told::hear);
        told.nothingTwice(known.histories());
        stories.stream()
                .map(story -> CompleteOrder.sagaOf(story.orderId()))
                .filter(saga -> !known.histories().completion(saga).isEmpty())
                .forEach(saga -> told.receipts(saga, known));
        stories.forEach(story -> told.theEnd(
                story,
                known.sagas()
                        .sagas()
                        .participant()
                        .streams()
                        .current(story.sagaId())
                        .toCompletableFuture()
                        .join()
                        .state()));
    }

    private void hear(Envelope envelope) {
        if (envelope.stream().category().equals(Notifications.CATEGORY)
                && CODEC.decode(envelope.event()) instanceof NotificationCreated created
                && created.orderId() != null) {
            told.merge(new Moment(created.orderId(), created.userId(), created.type()), 1, Integer::sum);
        }
    }

    /** But that an order was accepted, for example, is news each time. */
    private void nothingTwice(Histories histories) {
        told.forEach((moment, times) -> {
            boolean last = ONCE_IN_A_LIFE.contains(moment.type());
            long rounds = last
                    ? 0
                    : Histories.count(histories.order(moment.orderId()), "AcceptanceCancelled", "RunnerCleared");
            if (times > 1 + rounds) {
                campus.world.violated(moment + " was told " + times + " times");
            }
        });
    }

    private void theEnd(Story story, SagaState<CreateOrder> saga) {
        Set<String> wanted = switch (Objects.requireNonNull(saga.status())) {
            case COMPLETED -> Set.of("ORDER_CREATED");
            case CANCELLED, COMPENSATED -> Set.of("ORDER_CANCELLED", "ORDER_TIMEOUT");
            case STARTED, FAILED, COMPENSATING, CANCELLING -> Set.of();
        };
        boolean heard = wanted.stream()
                .anyMatch(type -> told.containsKey(new Moment(story.orderId(), story.customerId(), type)));
        if (!heard && !wanted.isEmpty()) {
            campus.world.violated("the customer of order " + story.orderId() + " does not know that its saga "
                    + story.sagaId() + " is " + saga.status());
        }
    }

    private void receipts(String sagaId, Campus.Observers known) {
        CompleteOrder order = Objects.requireNonNull(known.completions()
                .sagas()
                .participant()
                .streams()
                .current(sagaId)
                .toCompletableFuture()
                .join()
                .state()
                .data());
        for (String user : List.of(order.customerId(), order.runnerId())) {
            if (!told.containsKey(new Moment(order.orderId(), user, "RECEIPT"))
                    || !told.containsKey(new Moment(order.orderId(), user, "ORDER_COMPLETED"))) {
                campus.world.violated(user + " has no receipt for order " + order.orderId());
            }
        }
    }
}
