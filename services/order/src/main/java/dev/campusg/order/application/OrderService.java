package dev.campusg.order.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.campusg.contracts.OrderMessages.CancelOrder;
import dev.campusg.contracts.OrderMessages.CreateOrder;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderMessages.UpdateOrderStatus;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorized;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorizedFact;
import dev.campusg.contracts.PaymentMessages.PaymentFailed;
import dev.campusg.contracts.PaymentMessages.PaymentFailedFact;
import dev.campusg.contracts.PaymentMessages.PaymentInEscrow;
import dev.campusg.contracts.PaymentMessages.PaymentReleased;
import dev.campusg.contracts.PaymentMessages.PaymentReleasedFact;
import dev.campusg.contracts.PaymentMessages.PaymentReverted;
import dev.campusg.contracts.PaymentMessages.PaymentRevertedFact;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.order.domain.Actor;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderDecider;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.order.domain.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Orders as a participant of sagas: a table of what they react to. */
public final class OrderService {

    public static final String CATEGORY = "order";

    static final EventTypes<OrderEvent> EVENTS = EventTypes.of(OrderEvent.class);

    /** Schema 1 called the place an order goes to its address. */
    static final Map<String, List<UnaryOperator<ObjectNode>>> UPCASTERS = Map.of("OrderPlaced", List.of(placed -> {
        placed.set("deliveryLocation", placed.remove("address"));
        return placed;
    }));

    private static final List<Reaction<?, Order, OrderCommand, OrderEvent>> REACTIONS = List.of(
            Reaction.opening(CreateOrder.class, OrderService::orderId, OrderService::place, OrderReplies::created),
            new Reaction<>(
                    UpdateOrderStatus.class,
                    received -> received.message().orderId(),
                    OrderService::changeStatus,
                    OrderReplies::statusUpdated),
            new Reaction<>(
                    CancelOrder.class,
                    received -> received.message().orderId(),
                    OrderService::cancel,
                    OrderReplies::cancelled),
            payment(PaymentAuthorized.class, PaymentStatus.AUTHORIZED),
            payment(PaymentInEscrow.class, PaymentStatus.INESCROW),
            payment(PaymentReleased.class, PaymentStatus.SUCCEEDED),
            payment(PaymentReverted.class, OrderService::undone),
            payment(PaymentFailed.class, PaymentStatus.FAILED),
            payment(PaymentAuthorizedFact.class, PaymentStatus.AUTHORIZED),
            payment(PaymentReleasedFact.class, PaymentStatus.SUCCEEDED),
            payment(PaymentRevertedFact.class, PaymentStatus.REVERTED),
            payment(PaymentFailedFact.class, PaymentStatus.FAILED));

    private OrderService() {}

    public static Participant<Order, OrderCommand, OrderEvent> participant(
            EventStore store, MessageEncoder encoder, ObjectMapper mapper) {
        return new Participant<>(
                new CommandHandler<>(
                        store,
                        CATEGORY,
                        new OrderDecider(),
                        new JacksonEvents<>(mapper, EVENTS, UPCASTERS),
                        new JacksonState<>(mapper, 1, Order.class)),
                encoder,
                REACTIONS);
    }

    /** A command without an order id names one by its own id, so that its redelivery means the same order. */
    private static String orderId(Received<CreateOrder> received) {
        String given = received.message().orderId();
        return given != null
                ? given
                : UUID.nameUUIDFromBytes(received.messageId().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static OrderCommand place(Received<CreateOrder> received) {
        CreateOrder create = received.message();
        OrderDetails details = create.orderDetails();
        return new OrderCommand.Place(
                orderId(received),
                create.customerId(),
                details.foodItems(),
                details.storeLocation(),
                details.deliveryLocation(),
                OrderTerms.feeOf(details),
                create.sagaId(),
                received.at());
    }

    private static OrderCommand changeStatus(Received<UpdateOrderStatus> received) {
        OrderStatus target = OrderStatus.parse(received.message().status());
        Actor saga = Actor.service(received.source());
        return switch (target) {
            case CREATED -> new OrderCommand.PutOnOffer(received.at());
            case COMPLETED -> new OrderCommand.Complete(received.at());
            case NONE, PENDING, ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY, DELIVERED, CANCELLED ->
                new OrderCommand.Report(target, null, saga, received.at());
        };
    }

    private static OrderCommand cancel(Received<CancelOrder> received) {
        return new OrderCommand.Cancel(received.message().reason(), Actor.service(received.source()), received.at());
    }

    /** A payment that failed holds nothing either: asked to revert it, that is what one is told. */
    private static PaymentStatus undone(PaymentReverted reply) {
        return reply.status().equals(PaymentStatus.FAILED.name()) ? PaymentStatus.FAILED : PaymentStatus.REVERTED;
    }

    private static <M> Reaction<M, Order, OrderCommand, OrderEvent> payment(Class<M> message, PaymentStatus status) {
        return payment(message, _ -> status);
    }

    /** Payments are keyed by the order they are for. */
    private static <M> Reaction<M, Order, OrderCommand, OrderEvent> payment(
            Class<M> message, Function<M, PaymentStatus> status) {
        return new Reaction<>(
                message,
                Received::key,
                received -> new OrderCommand.NotePayment(status.apply(received.message()), received.at()),
                (_, _) -> Effects.NONE);
    }
}
