package dev.campusg.payment.gateway;

import dev.campusg.contracts.Money;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.domain.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request in the books of the simulated processor.
 *
 * @param key the idempotency key: whoever asks again under it gets this entry
 * @param outcome what it did with it, whether or not it tells
 * @param answersAt when it tells; null for never
 * @param asked how often it was asked
 */
public record BookEntry(
        String key,
        Operation operation,
        String orderId,
        String paymentId,
        int attempt,
        Money amount,
        Outcome outcome,
        String reference,
        Instant askedAt,
        @Nullable Instant answersAt,
        int asked) {

    /** What the processor does with a request. */
    public enum Outcome {
        APPROVED,
        DECLINED,
        BROKEN
    }

    /** The books decide first: this stands only if nothing stands under its key. */
    static BookEntry proposed(GatewayCall call, Outcome outcome, Instant now, @Nullable Instant answersAt) {
        String key = call.idempotencyKey();
        return new BookEntry(
                key,
                call.operation(),
                call.terms().orderId(),
                call.paymentId(),
                call.attempt(),
                call.terms().amount(),
                outcome,
                reference(call.operation(), key),
                now,
                answersAt,
                1);
    }

    private static String reference(Operation operation, String key) {
        String prefix = switch (operation) {
            case AUTHORIZE -> "pi_";
            case RELEASE -> "tr_";
            case REVERT -> "re_";
        };
        return prefix
                + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    BookEntry askedAgain() {
        return new BookEntry(
                key, operation, orderId, paymentId, attempt, amount, outcome, reference, askedAt, answersAt, asked + 1);
    }
}
