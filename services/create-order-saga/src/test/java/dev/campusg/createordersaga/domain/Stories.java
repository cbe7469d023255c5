package dev.campusg.createordersaga.domain;

import dev.campusg.contracts.EscrowMessages.EscrowFailed;
import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsRefunded;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderCancellationFailed;
import dev.campusg.contracts.OrderMessages.OrderCancelled;
import dev.campusg.contracts.OrderMessages.OrderCreated;
import dev.campusg.contracts.OrderMessages.OrderCreationFailed;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdateFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorized;
import dev.campusg.contracts.PaymentMessages.PaymentFailed;
import dev.campusg.contracts.PaymentMessages.PaymentRevertFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReverted;
import dev.campusg.contracts.TimerMessages.TimerCancelled;
import dev.campusg.contracts.TimerMessages.TimerFailed;
import dev.campusg.contracts.TimerMessages.TimerStarted;
import dev.campusg.contracts.UserMessages.PaymentInfo;
import dev.campusg.contracts.UserMessages.PaymentInfoFailed;
import dev.campusg.contracts.UserMessages.PaymentInfoRetrieved;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.testkit.SagaStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An order to tell stories of, and what its participants say when all goes well, and when it does not. */
final class Stories {

    static final String SAGA = "saga-1";
    static final String ORDER = "order-1";
    static final String CUSTOMER = "customer-1";
    static final String PAYMENT = "payment-1";
    static final Instant EXPIRY = Instant.parse("2025-04-07T10:30:00Z");
    static final List<String> STEPS = List.of(
            "CREATE_ORDER",
            "GET_USER_DATA",
            "AUTHORIZE_PAYMENT",
            "HOLD_FUNDS",
            "UPDATE_ORDER_STATUS",
            "START_TIMER",
            "NOTIFY_USER");
    static final RetryPolicy RETRIES = new RetryPolicy(3, 2, Duration.ofSeconds(1), Duration.ofMinutes(1), 5);
    static final SagaMachine<CreateOrder> MACHINE =
            new SagaMachine<>(CreateOrderSaga.definition(Deadlines.DEFAULT, RETRIES));
    static final OrderDetails DETAILS = new OrderDetails(
            List.of(new FoodItem("Laksa", new Money(650), 2), new FoodItem("Kopi", new Money(180), 1)),
            "Canteen",
            "Library",
            new Money(150));

    static CreateOrder order() {
        return CreateOrder.of(SAGA, ORDER, CUSTOMER, DETAILS);
    }

    /** A saga that has just begun. */
    static SagaStory<CreateOrder> placed() {
        return SagaStory.of(MACHINE, command -> success(command.task())).start(SAGA, order());
    }

    /** A saga that waits for this step. */
    static SagaStory<CreateOrder> at(String step) {
        return placed().succeedUntil(step);
    }

    static SagaStory<CreateOrder> completed() {
        return at("NOTIFY_USER").succeed("NOTIFY_USER");
    }

    static Object success(String task) {
        return switch (task) {
            case "CREATE_ORDER" -> new OrderCreated(ORDER, CUSTOMER, "PENDING", SAGA);
            case "GET_USER_DATA" -> new PaymentInfoRetrieved(new PaymentInfo("cus_1", "pm_card_visa"));
            case "AUTHORIZE_PAYMENT" -> new PaymentAuthorized(PAYMENT, ORDER, "pi_1", "AUTHORIZED");
            case "HOLD_FUNDS" -> new FundsHeld("escrow-1", ORDER, new Money(1630), "HELD");
            case "UPDATE_ORDER_STATUS" -> new OrderStatusUpdated(ORDER, "CREATED", SAGA);
            case "START_TIMER" -> new TimerStarted("timer-1", ORDER, EXPIRY);
            case "NOTIFY_USER", "NOTIFY_CANCELLED" -> new NotificationSent("notification-1", CUSTOMER, ORDER);
            case "CANCEL_TIMER" -> new TimerCancelled("timer-1", ORDER);
            case "REFUND_FUNDS" -> new FundsRefunded("escrow-1", ORDER, new Money(1630), "REFUNDED");
            case "REVERT_PAYMENT" -> new PaymentReverted(PAYMENT, "REVERTED");
            case "CANCEL_ORDER" -> new OrderCancelled(ORDER, "cancelled");
            default -> throw new IllegalArgumentException(task);
        };
    }

    static Object failure(String task) {
        return switch (task) {
            case "CREATE_ORDER" -> new OrderCreationFailed(ORDER, "INVALID");
            case "GET_USER_DATA" -> new PaymentInfoFailed("NO_CARD");
            case "AUTHORIZE_PAYMENT" -> new PaymentFailed(ORDER, "CARD_DECLINED", "The card was declined.");
            case "HOLD_FUNDS", "REFUND_FUNDS" -> new EscrowFailed(ORDER, "LEDGER_CLOSED");
            case "UPDATE_ORDER_STATUS" -> new OrderStatusUpdateFailed(ORDER, "ILLEGAL_TRANSITION");
            case "START_TIMER", "CANCEL_TIMER" -> new TimerFailed(ORDER, "NO_TIMER");
            case "NOTIFY_USER", "NOTIFY_CANCELLED" -> new NotificationFailed(ORDER, "NO_INBOX");
            case "REVERT_PAYMENT" -> new PaymentRevertFailed(PAYMENT, "PROCESSING_ERROR");
            case "CANCEL_ORDER" -> new OrderCancellationFailed(ORDER, "NOT_AVAILABLE", "ACCEPTED");
            default -> throw new IllegalArgumentException(task);
        };
    }

    private Stories() {}
}
