package dev.campusg.acceptordersaga.application;

import static dev.campusg.contracts.Topics.SAGA_EVENTS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.acceptordersaga.domain.Handover;
import dev.campusg.acceptordersaga.domain.HandoverSagas;
import dev.campusg.contracts.OrderMessages.OrderAcceptanceCancelledFact;
import dev.campusg.contracts.OrderMessages.OrderAcceptedFact;
import dev.campusg.contracts.OrderMessages.OrderFact;
import dev.campusg.contracts.OrderMessages.OrderRunnerClearedFact;
import dev.campusg.contracts.SagaMessages.SagaStatusChanged;
import dev.campusg.contracts.SagaMessages.SagaStepFailed;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.quarkus.saga.SagaKind;
import dev.campusg.eventstore.quarkus.saga.SagaNews;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accept-order sagas. Nobody starts them but the order itself, by what it says happened to it: so it does not matter
 * how an order was accepted, nor who dies between its being accepted and being heard of.
 */
public final class AcceptOrderSagas {

    public static final String CATEGORY = "acceptordersaga";

    private static final SagaKind<Handover> KIND = new SagaKind<>(
            CATEGORY,
            Handover.class,
            Handover::orderId,
            AcceptOrderSagas::parties,
            AcceptOrderSagas::shown,
            new SagaNews(SAGA_EVENTS, SagaStatusChanged::new, SagaStepFailed::new));

    private AcceptOrderSagas() {}

    public static Sagas<Handover> on(
            SagaMachine<Handover> machine, EventStore store, MessageEncoder encoder, ObjectMapper mapper, Clock clock) {
        Rounds rounds = new Rounds(mapper);
        return new Sagas<>(
                KIND,
                machine,
                List.of(
                        starts(OrderAcceptedFact.class, HandoverSagas.ACCEPT, rounds),
                        starts(OrderAcceptanceCancelledFact.class, HandoverSagas.OFFER_AGAIN, rounds),
                        starts(OrderRunnerClearedFact.class, HandoverSagas.OFFER_AGAIN, rounds)),
                store,
                encoder,
                mapper,
                clock);
    }

    private static <F extends OrderFact> Sagas.Hears<F, Handover> starts(
            Class<F> fact, String definition, Rounds rounds) {
        return new Sagas.Hears<>(
                fact,
                received -> rounds.sagaOf(received.message()),
                received -> new SagaInput.Start<>(
                        rounds.sagaOf(received.message()),
                        definition,
                        rounds.handover(received.message()),
                        received.at()));
    }

    private static Set<String> parties(Handover order) {
        return Stream.of(order.customerId(), order.runnerId())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, @Nullable String> shown(Handover order) {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        shown.put("order_id", order.orderId());
        shown.put("customer_id", order.customerId());
        shown.put("runner_id", order.runnerId());
        return shown;
    }
}
