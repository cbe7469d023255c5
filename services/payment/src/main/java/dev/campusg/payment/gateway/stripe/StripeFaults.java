package dev.campusg.payment.gateway.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import dev.campusg.payment.domain.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a fault of Stripe's means for the payment.
 *
 * <table>
 *   <caption>Which faults are final</caption>
 *   <tr><td>402, a card that is declined</td><td>final</td></tr>
 *   <tr><td>400, 404: a request that cannot be meant</td><td>final</td></tr>
 *   <tr><td>401, 403: our key is wrong</td><td>asked again: a mended key mends it</td></tr>
 *   <tr><td>409, 429: too early, too much</td><td>nothing was done: asked again</td></tr>
 *   <tr><td>5xx, no answer, no connection, another answer under our key</td><td>unknown: asked again</td></tr>
 * </table>
 */
final class StripeFaults {

    static final Failure OWNER_WANTED =
            new Failure(Failure.CARD_DECLINED, "the card was declined (authentication_required)");

    /** Banks want nobody told that they take a card for stolen. */
    private static final Set<String> NOT_TOLD = Set.of(
            "fraudulent",
            "lost_card",
            "merchant_blacklist",
            "pickup_card",
            "restricted_card",
            "security_violation",
            "stolen_card");

    private static final Set<String> OF_THE_AMOUNT =
            Set.of("amount_too_small", "amount_too_large", "parameter_invalid_integer");

    /** Whether asking again could not change the answer. */
    static boolean isFinal(StripeException fault) {
        return switch (fault) {
            case ApiConnectionException _, IdempotencyException _, AuthenticationException _ -> false;
            default ->
                switch (status(fault)) {
                    case 400, 402, 404 -> true;
                    default -> false;
                };
        };
    }

    /** Whether somebody has to mend our settings or our code. */
    static boolean isOurs(StripeException fault) {
        return fault instanceof IdempotencyException || status(fault) == 401 || status(fault) == 403;
    }

    static Failure failure(StripeException fault) {
        if (fault instanceof CardException) {
            return declined(Optional.ofNullable(fault.getStripeError()));
        }
        String code = Objects.requireNonNullElse(fault.getCode(), "no code");
        return OF_THE_AMOUNT.contains(code)
                ? new Failure(Failure.INVALID_AMOUNT, "the card processor does not take this amount (" + code + ")")
                : new Failure(Failure.PROCESSING_ERROR, "the card processor refused the request (" + code + ")");
    }

    static Failure declined(Optional<StripeError> error) {
        String code = error.map(StripeError::getCode).orElse("card_declined");
        String reason = error.map(StripeError::getDeclineCode).orElse(code);
        return declined(code, reason);
    }

    /** @param reason what the bank said, where it said more than the code */
    static Failure declined(String code, String reason) {
        return code.equals("processing_error") || reason.equals("processing_error")
                ? new Failure(Failure.PROCESSING_ERROR, "the card processor had an error")
                : new Failure(
                        Failure.CARD_DECLINED,
                        "the card was declined (" + (NOT_TOLD.contains(reason) ? "generic_decline" : reason) + ")");
    }

    private static int status(StripeException fault) {
        return Objects.requireNonNullElse(fault.getStatusCode(), 0);
    }

    private StripeFaults() {}
}
