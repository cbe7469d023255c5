package dev.campusg.simulation;

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

    private final Map<Moment, Integer> told = new HashMap<>();
    private final Campus campus;

    private record Moment(String orderId, String userId, String type) {}

    private Told(Campus campus) {
        this.campus = campus;
    }

    static void check(List<Story> stories, Campus.Observers known, Campus campus) {
        Told told = new Told(campus);
        campus.notifications.history().forEach(told::hear);
        told.nothingTwice();
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

    private void nothingTwice() {
        told.forEach((moment, times) -> {
            if (times > 1) {
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
}
