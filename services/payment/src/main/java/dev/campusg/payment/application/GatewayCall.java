package dev.campusg.payment.application;

import dev.campusg.payment.domain.GatewayWork;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.domain.Payment;
import dev.campusg.payment.domain.Payout;
import dev.campusg.payment.domain.Terms;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question to a gateway.
 *
 * @param since when it was asked first
 * @param intentId what to release or revert; null to revert whatever the gateway may hold for this payment
 * @param payout to whom a release goes
 */
public record GatewayCall(
        Operation operation,
        int attempt,
        Instant since,
        String paymentId,
        Terms terms,
        @Nullable String intentId,
        @Nullable Payout payout) {

    /** What is to be asked for a payment now. */
    static Optional<GatewayCall> of(Payment payment) {
        GatewayWork work = payment.errands().work();
        Terms terms = payment.terms();
        return work == null || terms == null
                ? Optional.empty()
                : Optional.of(new GatewayCall(
                        work.operation(),
                        work.attempt(),
                        work.since(),
                        Objects.requireNonNull(payment.paymentId()),
                        terms,
                        payment.intentId(),
                        payment.payout()));
    }

    /** The same for the same attempt, whoever asks and however often; another attempt is another request. */
    public String idempotencyKey() {
        return paymentId + ":" + operation.name().toLowerCase(Locale.ROOT) + ":" + attempt;
    }
}
