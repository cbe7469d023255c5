package dev.campusg.completeordersaga.domain;

import static dev.campusg.contracts.Topics.ESCROW_COMMANDS;
import static dev.campusg.contracts.Topics.NOTIFICATION_COMMANDS;
import static dev.campusg.contracts.Topics.ORDER_COMMANDS;
import static dev.campusg.contracts.Topics.PAYMENT_COMMANDS;
import static dev.campusg.contracts.Topics.USER_COMMANDS;

import dev.campusg.contracts.EscrowMessages.EscrowFailed;
import dev.campusg.contracts.EscrowMessages.FundsReleased;
import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdateFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.PaymentMessages.PaymentReleaseFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReleased;
import dev.campusg.contracts.UserMessages.PayoutInfoFailed;
import dev.campusg.contracts.UserMessages.PayoutInfoRetrieved;
import dev.campusg.saga.Replies;
import dev.campusg.saga.Respondent;
import dev.campusg.saga.Retriable;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaStep;
import java.util.List;

/**
 * How a delivered order comes to its end: the runner is paid, the money leaves the escrow, the order is completed, and
 * everybody is told. The food is eaten, so there is no way back from the first step on: each is tried until it succeeds.
 * While the money is still in the escrow that leaves the order DELIVERED, and somebody is alerted; once it has left,
 * only the rest of the story is missing.
 */
public final class CompleteOrderSaga {

    public static final String NAME = "complete-order";

    /** Raised with every change of the table, which then moves into a definition of its own. */
    public static final int VERSION = 1;

    private static final Replies<CompleteOrder> PAYOUT_INFO = Replies.of(
            PayoutInfoRetrieved.class, CompleteOrder::payable, PayoutInfoFailed.class, PayoutInfoFailed::error);
    private static final Replies<CompleteOrder> PAID = Replies.of(
            PaymentReleased.class, CompleteOrder::paid, PaymentReleaseFailed.class, PaymentReleaseFailed::error);
    private static final Replies<CompleteOrder> RELEASED =
            Replies.of(FundsReleased.class, EscrowFailed.class, EscrowFailed::error);
    private static final Replies<CompleteOrder> COMPLETED =
            Replies.of(OrderStatusUpdated.class, OrderStatusUpdateFailed.class, OrderStatusUpdateFailed::error);
    private static final Replies<CompleteOrder> NOTIFIED =
            Replies.of(NotificationSent.class, NotificationFailed.class, NotificationFailed::error);

    public static SagaDefinition<CompleteOrder> definition(Deadlines deadlines) {
        return definition(deadlines, RetryPolicy.DEFAULT);
    }

    public static SagaDefinition<CompleteOrder> definition(Deadlines within, RetryPolicy retries) {
        var user = new Respondent(USER_COMMANDS, within.participant());
        var payment = new Respondent(PAYMENT_COMMANDS, within.payment());
        var escrow = new Respondent(ESCROW_COMMANDS, within.participant());
        var order = new Respondent(ORDER_COMMANDS, within.participant());
        var notification = new Respondent(NOTIFICATION_COMMANDS, within.participant());

        List<SagaStep<CompleteOrder>> steps = List.of(
                new Retriable<>("GET_PAYOUT_INFO", user.asked(CompleteOrder::askPayoutInfo, PAYOUT_INFO)),
                new Retriable<>("RELEASE_PAYMENT", payment.asked(CompleteOrder::releasePayment, PAID)),
                new Retriable<>("RELEASE_FUNDS", escrow.asked(CompleteOrder::releaseFunds, RELEASED)),
                new Retriable<>("COMPLETE_ORDER", order.asked(CompleteOrder::complete, COMPLETED)),
                new Retriable<>("SEND_RECEIPT", notification.asked(CompleteOrder::receipt, NOTIFIED)),
                new Retriable<>("TELL_RUNNER", notification.asked(CompleteOrder::payoutNotice, NOTIFIED)),
                new Retriable<>("RATE_RUNNER", notification.asked(CompleteOrder::askCustomerToRate, NOTIFIED)),
                new Retriable<>("RATE_CUSTOMER", notification.asked(CompleteOrder::askRunnerToRate, NOTIFIED)));
        return new SagaDefinition<>(NAME, VERSION, steps, null, retries);
    }

    private CompleteOrderSaga() {}
}
