package dev.campusg.createordersaga.domain;

import static dev.campusg.contracts.Topics.ESCROW_COMMANDS;
import static dev.campusg.contracts.Topics.NOTIFICATION_COMMANDS;
import static dev.campusg.contracts.Topics.ORDER_COMMANDS;
import static dev.campusg.contracts.Topics.PAYMENT_COMMANDS;
import static dev.campusg.contracts.Topics.TIMER_COMMANDS;
import static dev.campusg.contracts.Topics.USER_COMMANDS;
import static dev.campusg.createordersaga.domain.Answers.AUTHORIZED;
import static dev.campusg.createordersaga.domain.Answers.CANCELLED;
import static dev.campusg.createordersaga.domain.Answers.CREATED;
import static dev.campusg.createordersaga.domain.Answers.HELD;
import static dev.campusg.createordersaga.domain.Answers.NOTIFIED;
import static dev.campusg.createordersaga.domain.Answers.PAYMENT_INFO;
import static dev.campusg.createordersaga.domain.Answers.REFUNDED;
import static dev.campusg.createordersaga.domain.Answers.REVERTED;
import static dev.campusg.createordersaga.domain.Answers.TIMER_CANCELLED;
import static dev.campusg.createordersaga.domain.Answers.TIMER_STARTED;
import static dev.campusg.createordersaga.domain.Answers.UPDATED;

import dev.campusg.saga.Cancellation;
import dev.campusg.saga.Compensatable;
import dev.campusg.saga.Pivot;
import dev.campusg.saga.Respondent;
import dev.campusg.saga.Retriable;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaStep;
import dev.campusg.saga.Undo;
import java.util.List;

/**
 * How an order comes to be: created, paid for, its money held, put on offer. Putting it on offer is the pivot, since from
 * then on runners see it. Whether an order can still be cancelled only the order can say, so cancelling it is the gate.
 */
public final class CreateOrderSaga {

    public static final String NAME = "create-order";

    /** Raised with every change of the table, which then moves into a definition of its own. */
    public static final int VERSION = 1;

    public static SagaDefinition<CreateOrder> definition(Deadlines deadlines) {
        return definition(deadlines, RetryPolicy.DEFAULT);
    }

    public static SagaDefinition<CreateOrder> definition(Deadlines within, RetryPolicy retries) {
        var order = new Respondent(ORDER_COMMANDS, within.order());
        var user = new Respondent(USER_COMMANDS, within.user());
        var payment = new Respondent(PAYMENT_COMMANDS, within.payment());
        var escrow = new Respondent(ESCROW_COMMANDS, within.escrow());
        var timer = new Respondent(TIMER_COMMANDS, within.timer());
        var notification = new Respondent(NOTIFICATION_COMMANDS, within.notification());

        var cancelOrder = new Undo<>("CANCEL_ORDER", order.asked(CreateOrder::cancelOrder, CANCELLED));
        var revert = new Undo<>("REVERT_PAYMENT", payment.asked(CreateOrder::revertPayment, REVERTED));
        var refund = new Undo<>("REFUND_FUNDS", escrow.asked(CreateOrder::refundFunds, REFUNDED));
        var cancelTimer = Undo.tolerant("CANCEL_TIMER", timer.asked(CreateOrder::cancelTimer, TIMER_CANCELLED));

        List<SagaStep<CreateOrder>> steps = List.of(
                new Compensatable<>("CREATE_ORDER", order.asked(CreateOrder::create, CREATED), cancelOrder),
                new Compensatable<>("GET_USER_DATA", user.asked(CreateOrder::askPaymentInfo, PAYMENT_INFO)),
                new Compensatable<>("AUTHORIZE_PAYMENT", payment.asked(CreateOrder::authorize, AUTHORIZED), revert),
                new Compensatable<>("HOLD_FUNDS", escrow.asked(CreateOrder::holdFunds, HELD), refund),
                new Pivot<>("UPDATE_ORDER_STATUS", order.asked(CreateOrder::putOnOffer, UPDATED), cancelTimer),
                new Retriable<>("START_TIMER", timer.asked(CreateOrder::startTimer, TIMER_STARTED)),
                new Retriable<>("NOTIFY_USER", notification.asked(CreateOrder::tellCreated, NOTIFIED)));
        List<Retriable<CreateOrder>> afterCancelling =
                List.of(new Retriable<>("NOTIFY_CANCELLED", notification.asked(CreateOrder::tellCancelled, NOTIFIED)));
        var cancellation = new Cancellation<>(List.of(cancelTimer), "CREATE_ORDER", afterCancelling);
        return new SagaDefinition<>(NAME, VERSION, steps, cancellation, retries);
    }

    private CreateOrderSaga() {}
}
