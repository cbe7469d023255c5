package dev.campusg.createordersaga.domain;

import dev.campusg.contracts.EscrowMessages.EscrowFailed;
import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsRefunded;
import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.OrderMessages.OrderCancellationFailed;
import dev.campusg.contracts.OrderMessages.OrderCancelled;
import dev.campusg.contracts.OrderMessages.OrderCreated;
import dev.campusg.contracts.OrderMessages.OrderCreationFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdateFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorized;
import dev.campusg.contracts.PaymentMessages.PaymentFailed;
import dev.campusg.contracts.PaymentMessages.PaymentRevertFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReverted;
import dev.campusg.contracts.TimerMessages.TimerCancelled;
import dev.campusg.contracts.TimerMessages.TimerFailed;
import dev.campusg.contracts.TimerMessages.TimerStarted;
import dev.campusg.contracts.UserMessages.PaymentInfoFailed;
import dev.campusg.contracts.UserMessages.PaymentInfoRetrieved;
import dev.campusg.saga.Replies;

/** What the participants may answer, and what the saga learns from it. */
final class Answers {

    static final Replies<CreateOrder> CREATED =
            Replies.of(OrderCreated.class, OrderCreationFailed.class, OrderCreationFailed::error);
    static final Replies<CreateOrder> PAYMENT_INFO = Replies.of(
            PaymentInfoRetrieved.class, CreateOrder::payingWith, PaymentInfoFailed.class, PaymentInfoFailed::error);
    static final Replies<CreateOrder> AUTHORIZED =
            Replies.of(PaymentAuthorized.class, CreateOrder::authorized, PaymentFailed.class, PaymentFailed::error);
    static final Replies<CreateOrder> HELD =
            Replies.of(FundsHeld.class, CreateOrder::held, EscrowFailed.class, EscrowFailed::error);
    static final Replies<CreateOrder> UPDATED =
            Replies.of(OrderStatusUpdated.class, OrderStatusUpdateFailed.class, OrderStatusUpdateFailed::error);
    static final Replies<CreateOrder> TIMER_STARTED =
            Replies.of(TimerStarted.class, CreateOrder::timed, TimerFailed.class, TimerFailed::error);
    static final Replies<CreateOrder> NOTIFIED =
            Replies.of(NotificationSent.class, NotificationFailed.class, NotificationFailed::error);

    static final Replies<CreateOrder> TIMER_CANCELLED =
            Replies.of(TimerCancelled.class, TimerFailed.class, TimerFailed::error);
    static final Replies<CreateOrder> REFUNDED =
            Replies.of(FundsRefunded.class, EscrowFailed.class, EscrowFailed::error);
    static final Replies<CreateOrder> REVERTED =
            Replies.of(PaymentReverted.class, PaymentRevertFailed.class, PaymentRevertFailed::error);
    static final Replies<CreateOrder> CANCELLED =
            Replies.of(OrderCancelled.class, OrderCancellationFailed.class, OrderCancellationFailed::error);

    private Answers() {}
}
