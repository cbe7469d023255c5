package dev.campusg.scheduler.application;

import dev.campusg.contracts.DerivedId;
import dev.campusg.scheduler.application.Clients.Escrows;
import dev.campusg.scheduler.application.Clients.Notifications;
import dev.campusg.scheduler.application.Clients.Orders;
import dev.campusg.scheduler.application.Clients.Payments;
import dev.campusg.scheduler.application.Clients.Sagas;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.Move;
import dev.campusg.scheduler.domain.Situation;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other services over HTTP. Cancelling, reverting and refunding are done once however often they are asked for;
 * a notification has the event's id for its key.
 */
@Singleton
class RestPeers implements Peers {

    /** In the contract's words. */
    private static final String TIMED_OUT = "Order timed out (30 minutes)";

    private static final String EXPIRES = "The card authorisation expires";
    private static final String CANCELLED = "Order cancelled";
    private static final String NOT_CANCELLABLE = "NOT_CANCELLABLE";

    private final Orders orders;
    private final Sagas sagas;
    private final Payments payments;
    private final Escrows escrows;
    private final Notifications notifications;
    private final String administrator;

    RestPeers(
            @RestClient Orders orders,
            @RestClient Sagas sagas,
            @RestClient Payments payments,
            @RestClient Escrows escrows,
            @RestClient Notifications notifications,
            @ConfigProperty(name = "scheduler.alerts.to", defaultValue = "admin") String administrator) {
        this.orders = orders;
        this.sagas = sagas;
        this.payments = payments;
        this.escrows = escrows;
        this.notifications = notifications;
        this.administrator = administrator;
    }

    @Override
    public CompletionStage<Situation> look(Kind kind, String entityId, Wishes wishes) {
        Uni<Situation> seen = switch (kind) {
            case ORDER_TIMEOUT ->
                wishes.sagaId() == null
                        ? order(entityId)
                        : Uni.createFrom().item(new Situation(entityId, null, null, wishes.sagaId(), null, null, null));
            case DELIVERY_REMINDER -> order(entityId);
            case PAYMENT_AUTHORIZATION_EXPIRY -> orderOfPayment(entityId).chain(this::all);
            case ESCROW_TIMEOUT -> orderOfEscrow(entityId).chain(this::all);
        };
        return seen.subscribeAsCompletionStage();
    }

    private Uni<Situation> order(String orderId) {
        return Answer.by("order", Answer.orNone(orders.details(orderId)))
                .map(order -> situation(orderId, order, null, null, null));
    }

    private Uni<String> orderOfPayment(String id) {
        return Answer.by("payment", Answer.orNone(payments.ofOrder(id)))
                .map(payment -> payment == null ? DerivedId.PAYMENT.orderOf(id) : id);
    }

    private Uni<String> orderOfEscrow(String id) {
        return Answer.by("escrow", Answer.orNone(escrows.ofOrder(id)))
                .map(escrow -> escrow == null ? DerivedId.ESCROW.orderOf(id) : id);
    }

    /** The money last: what was read before it can only have moved on towards an end. */
    private Uni<Situation> all(String orderId) {
        return Answer.by("order", Answer.orNone(orders.details(orderId)))
                .chain(order -> saga(order)
                        .chain(saga -> Uni.combine()
                                .all()
                                .unis(
                                        Answer.by("payment", Answer.orNone(payments.ofOrder(orderId))),
                                        Answer.by("escrow", Answer.orNone(escrows.ofOrder(orderId))))
                                .with((payment, escrow) -> situation(orderId, order, saga, payment, escrow))));
    }

    private Uni<Sagas.@Nullable Saga> saga(Orders.@Nullable Order order) {
        return order == null || order.sagaId() == null
                ? Uni.createFrom().nullItem()
                : Answer.by("create-order-saga", Answer.orNone(sagas.byId(order.sagaId())));
    }

    private static Situation situation(
            String orderId,
            Orders.@Nullable Order order,
            Sagas.@Nullable Saga saga,
            Payments.@Nullable Payment payment,
            Escrows.@Nullable Escrow escrow) {
        return new Situation(
                orderId,
                order == null ? null : order.orderStatus(),
                order == null ? null : order.runnerId(),
                order == null ? null : order.sagaId(),
                saga == null ? null : saga.status(),
                payment == null ? null : payment.status(),
                escrow == null ? null : escrow.status());
    }

    @Override
    public CompletionStage<String> perform(Move move, Terms event, Situation situation) {
        Uni<String> done = switch (move) {
            case Move.AskSaga(var sagaId) -> askSaga(sagaId, event, situation);
            case Move.Revert(var orderId) -> revert(orderId, EXPIRES);
            case Move.Refund(var orderId) -> refund(orderId, situation);
            case Move.Tell(var userId, var title, var message) ->
                tell(userId, event, title, message, situation).replaceWith("told " + userId);
            case Move.Alert(var why) -> alert(why, event, situation);
            case Move.Nothing _, Move.Wait _, Move.GiveUp _ ->
                Uni.createFrom().failure(new IllegalArgumentException("there is nothing to do"));
        };
        return done.subscribeAsCompletionStage();
    }

    private Uni<String> askSaga(String sagaId, Terms event, Situation situation) {
        boolean timedOut = event.eventType() == Kind.ORDER_TIMEOUT;
        Uni<String> asked = sagas.cancel(sagaId, timedOut ? TIMED_OUT : EXPIRES)
                .map(_ -> "saga " + sagaId + " cancels the order")
                .onFailure(no -> Answer.isConflict(no, NOT_CANCELLABLE))
                .recoverWithUni(no -> timedOut
                        ? Uni.createFrom().item("nothing to cancel: " + Answer.detail(no))
                        : alert("the card authorisation expires, and the order cannot be cancelled", event, situation));
        return Answer.by("create-order-saga", asked);
    }

    private Uni<String> revert(String orderId, String reason) {
        return Answer.by("payment", payments.revert(DerivedId.PAYMENT.of(orderId), reason))
                .map(_ -> "the payment is let go");
    }

    private Uni<String> refund(String orderId, Situation situation) {
        Uni<String> refunded = Answer.by("escrow", escrows.refund(new Escrows.Refund(orderId, CANCELLED)))
                .map(_ -> "the funds of a cancelled order are given back");
        return situation.payment() == null ? refunded : refunded.call(() -> revert(orderId, CANCELLED));
    }

    private Uni<String> alert(String why, Terms event, Situation situation) {
        return tell(administrator, event, "Money needs a look", why, situation)
                .replaceWith("told " + administrator + ": " + why);
    }

    /** Who told it already, and found other words since, has told it. */
    private Uni<Void> tell(String userId, Terms event, String title, String message, Situation situation) {
        Notifications.Send notification =
                new Notifications.Send(userId, event.eventType().name(), title, message, situation.orderId());
        Uni<Void> told = notifications
                .send(event.eventId(), notification)
                .replaceWithVoid()
                .onFailure(no -> Answer.isConflict(no, "IDEMPOTENCY_KEY_REUSED"))
                .recoverWithNull();
        return Answer.by("notification", told);
    }
}
