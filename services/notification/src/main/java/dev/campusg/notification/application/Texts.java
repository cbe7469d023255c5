package dev.campusg.notification.application;

import static dev.campusg.notification.domain.News.toCustomer;
import static dev.campusg.notification.domain.News.toRunner;

import dev.campusg.contracts.Money;
import dev.campusg.notification.domain.Moment;
import dev.campusg.notification.domain.News;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people read. */
final class Texts {

    /** How the sagas say that nobody accepted in time. */
    private static final String TIMED_OUT = "Order timed out";

    private Texts() {}

    static List<News> unpaid() {
        return List.of(toCustomer(
                Moment.PENDING_PAYMENT, "Waiting for payment", "We have your order and are asking your bank."));
    }

    static List<News> placed() {
        return List.of(toCustomer(Moment.ORDER_CREATED, "Order received", "We have your order."));
    }

    static List<News> authorized() {
        return List.of(toCustomer(
                Moment.PAYMENT_AUTHORIZED,
                "Payment authorised",
                "Your bank agreed. You pay when the order is delivered."));
    }

    static List<News> held(Money amount) {
        return List.of(toCustomer(
                Moment.ESCROW_PLACED,
                "Money set aside",
                priced(amount) + " is kept safe until your order is delivered."));
    }

    static List<News> refunded() {
        return List.of(toCustomer(Moment.REFUNDED, "Money returned", "You are not charged for this order."));
    }

    static List<News> timedOut() {
        return List.of(toCustomer(
                Moment.ORDER_TIMEOUT,
                "No runner found",
                "Nobody accepted your order in time. It is cancelled and you are not charged."));
    }

    static List<News> cancelled(@Nullable String reason) {
        if (reason != null && reason.startsWith(TIMED_OUT)) {
            return timedOut();
        }
        String because = reason == null ? "" : " " + reason + ".";
        return List.of(toCustomer(Moment.ORDER_CANCELLED, "Order cancelled", "Your order was cancelled." + because));
    }

    static List<News> onOfferAgain() {
        return List.of(toCustomer(
                Moment.ORDER_CREATED,
                "Looking for another runner",
                "Your runner had to step back. Your order is on offer again."));
    }

    static List<News> receipts(Money amount) {
        return List.of(
                toCustomer(Moment.RECEIPT, "Receipt", "You paid " + priced(amount) + " for your order."),
                toRunner(Moment.RECEIPT, "You were paid", priced(amount) + " is on its way to your account."));
    }

    /** A status the order reached; PENDING and CANCELLED have messages of their own. */
    static List<News> ofStatus(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "CREATED" ->
                List.of(toCustomer(
                        Moment.ORDER_CREATED, "Order placed", "Your order is paid for and on offer to runners."));
            case "ACCEPTED" ->
                List.of(toCustomer(Moment.ORDER_ACCEPTED, "Order accepted", "A runner is on the way to the store."));
            case "ON_SITE" ->
                List.of(toCustomer(Moment.ORDER_ON_SITE, "Runner at the store", "Your runner is at the store."));
            case "PURCHASED", "PLACED" ->
                List.of(toCustomer(Moment.ORDER_PURCHASED, "Order purchased", "Your runner bought your order."));
            case "COLLECTED" ->
                List.of(toCustomer(Moment.ORDER_COLLECTED, "Order collected", "Your runner has your order."));
            case "ON_THE_WAY" ->
                List.of(toCustomer(Moment.ORDER_ON_THE_WAY, "On the way", "Your order is on its way to you."));
            case "DELIVERED" ->
                List.of(toCustomer(Moment.ORDER_DELIVERED, "Delivered", "Your order is there. Enjoy it!"));
            case "COMPLETED" ->
                List.of(
                        toCustomer(Moment.ORDER_COMPLETED, "Order completed", "How was your runner? Rate them."),
                        toRunner(Moment.ORDER_COMPLETED, "Delivery completed", "How was your customer? Rate them."));
            default -> List.of();
        };
    }

    /** A saga that was undone or cancelled has cancelled its order; of the rest the order itself tells. */
    static List<News> ofSaga(String status, @Nullable String reason) {
        return switch (status) {
            case "COMPENSATED", "CANCELLED" -> cancelled(reason);
            default -> List.of();
        };
    }

    private static String priced(Money amount) {
        return Money.CURRENCY + " " + amount;
    }
}
