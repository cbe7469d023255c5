package dev.campusg.catalogue;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.PaymentMessages.Charge;
import java.util.Map;
import java.util.Optional;

/** What fields mean, where the name alone does not tell. */
final class Words {

    private static final String ORDER = "The order; a UUIDv7 if CampusG made it";
    private static final String USER = "The user, by the id the identity provider gave";

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("order_id", ORDER),
            Map.entry("orderId", ORDER),
            Map.entry("customer_id", "Who ordered"),
            Map.entry("customerId", "Who ordered"),
            Map.entry("custId", "Who ordered"),
            Map.entry("runner_id", "Who delivers"),
            Map.entry("runnerId", "Who delivers; null while nobody does"),
            Map.entry("user_id", USER),
            Map.entry("clerkUserId", USER),
            Map.entry("saga_id", "The saga it belongs to"),
            Map.entry("sagaId", "The saga it belongs to"),
            Map.entry("payment_id", "Follows from the order's id"),
            Map.entry("escrow_id", "Follows from the order's id"),
            Map.entry("escrowId", "Follows from the order's id"),
            Map.entry("correlation_id", "The conversation, which is the saga's id"),
            Map.entry("event", "The order as it is after this, as JSON in a text"),
            Map.entry("error", "Why not, for people; where it begins with an upper-case code, for machines"),
            Map.entry("expires_at", "When nobody is waited for any longer"),
            Map.entry("expiresAt", "When nobody is waited for any longer"),
            Map.entry("timeout_at", "When to stop waiting; if missing, the service's own duration from now"),
            Map.entry("placedAt", "When the runner bought it (PURCHASED)"),
            Map.entry("pickedUpAt", "When the runner had it (COLLECTED)"),
            Map.entry(
                    "acceptedAt", "When the runner who now delivers it accepted; null again once it is back on offer"),
            Map.entry("cancelReason", "Why it was cancelled, if it was and anybody said why"),
            Map.entry("version", "How many events the order has had; grows with every change"),
            Map.entry("payment_intent_id", "The card processor's name for it"),
            Map.entry("transfer_id", "The card processor's name for the payout"));

    private Words() {}

    static Optional<String> of(Field field) {
        if (field.component().getType() == Money.class) {
            return Optional.of("Singapore dollars, a decimal in a text");
        }
        if (field.component().getDeclaringRecord() == Charge.class
                && field.name().equals("amount")) {
            return Optional.of("Whole cents");
        }
        return Optional.ofNullable(BY_NAME.get(field.name()));
    }
}
