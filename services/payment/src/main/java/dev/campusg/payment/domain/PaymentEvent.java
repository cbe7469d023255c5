package dev.campusg.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a payment. */
public sealed interface PaymentEvent {

    Instant at();

    /** The gateway is to be asked to hold the amount. */
    record AuthorizationRequested(
            String paymentId, Terms terms, @Nullable Asker asker, Instant at) implements PaymentEvent {}

    /** One more command wants to know how an operation ends that is under way. */
    record ReplyAwaited(Operation operation, Asker asker, Instant at) implements PaymentEvent {}

    record PaymentAuthorized(String intentId, Instant at) implements PaymentEvent {}

    record PaymentDeclined(Failure why, Instant at) implements PaymentEvent {}

    /** The gateway stayed silent: whatever it may yet hold is to be let go. */
    record AuthorizationAbandoned(Failure why, Instant at) implements PaymentEvent {}

    /** The gateway held the amount after all, for a payment that had failed: it is to be let go. */
    record AuthorizedTooLate(String intentId, Instant at) implements PaymentEvent {}

    record MovedToEscrow(Instant at) implements PaymentEvent {}

    record ReleaseRequested(
            String runnerId,
            String connectAccountId,
            @Nullable Asker asker,
            Instant at) implements PaymentEvent {}

    record PaymentReleased(String transferId, Instant at) implements PaymentEvent {}

    /** While the gateway is still asked to authorise this is kept in mind; it is done as soon as that has ended. */
    record RevertRequested(
            @Nullable String reason, @Nullable Asker asker, Instant at) implements PaymentEvent {}

    record PaymentReverted(Instant at) implements PaymentEvent {}

    /** It was to be reverted before anyone asked for it: a late authorisation finds this and does nothing. */
    record RevertedInAdvance(
            String orderId, String paymentId, @Nullable String reason, Instant at) implements PaymentEvent {}

    /** The gateway refused to release or to revert. */
    record GatewayRefused(Operation operation, int attempt, Failure why, Instant at) implements PaymentEvent {}
}
