package dev.campusg.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a payment. Without an asker nobody waits for a reply. */
public sealed interface PaymentCommand {

    Instant at();

    record Authorize(Terms terms, @Nullable Asker asker, Instant at) implements PaymentCommand {}

    record Release(
            String runnerId,
            String connectAccountId,
            @Nullable Asker asker,
            Instant at) implements PaymentCommand {}

    record Revert(
            String orderId,
            @Nullable String reason,
            @Nullable Asker asker,
            Instant at) implements PaymentCommand {}

    record MoveToEscrow(Instant at) implements PaymentCommand {}

    /** The gateway did what it was asked. */
    record Confirm(Operation operation, int attempt, String reference, Instant at) implements PaymentCommand {}

    /** The gateway said no. */
    record Refuse(Operation operation, int attempt, Failure why, Instant at) implements PaymentCommand {}

    /** The gateway says of its own accord that it holds nothing any more: a hold lapsed, or it was let go over there. */
    record HearLetGo(String intentId, Instant at) implements PaymentCommand {}

    /** The gateway has not answered yet; it is asked again. */
    record KeepAsking(Instant at) implements PaymentCommand {}

    /** The gateway did not answer in time. */
    record Abandon(Instant at) implements PaymentCommand {}
}
