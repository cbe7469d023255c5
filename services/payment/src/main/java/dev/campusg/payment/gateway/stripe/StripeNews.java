package dev.campusg.payment.gateway.stripe;

import static dev.campusg.payment.domain.Operation.AUTHORIZE;
import static dev.campusg.payment.domain.Operation.RELEASE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.contracts.DerivedId;
import dev.campusg.payment.domain.PaymentCommand;
import dev.campusg.payment.domain.PaymentCommand.Confirm;
import dev.campusg.payment.domain.PaymentCommand.HearLetGo;
import dev.campusg.payment.domain.PaymentCommand.Refuse;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event of Stripe's says of one of our payments. It is read as the tree it is: its shape depends on the version an
 * account is set to, and we want five fields.
 *
 * @param id the same on every delivery
 */
public record StripeNews(String id, String orderId, PaymentCommand command) {

    private static final int ONLY_ATTEMPT = 1;

    /** @return empty for what is not about a payment of ours, or of no kind that matters here */
    public static Optional<StripeNews> of(JsonNode event, Instant now) {
        JsonNode object = event.path("data").path("object");
        String order = object.path("metadata").path(StripeApi.ORDER_ID).asText();
        String payment = object.path("metadata").path(StripeApi.PAYMENT_ID).asText();
        return order.isEmpty() || !DerivedId.PAYMENT.of(order).equals(payment)
                ? Optional.empty()
                : command(event.path("type").asText(), object, now)
                        .map(command -> new StripeNews(event.path("id").asText(), order, command));
    }

    private static Optional<PaymentCommand> command(String type, JsonNode object, Instant now) {
        String id = object.path("id").asText();
        return switch (type) {
            case "payment_intent.amount_capturable_updated" ->
                Optional.of(new Confirm(AUTHORIZE, ONLY_ATTEMPT, id, now));
            case "payment_intent.payment_failed" -> Optional.of(refusal(object.path("last_payment_error"), now));
            case "payment_intent.canceled" -> Optional.of(new HearLetGo(id, now));
            case "charge.refunded" ->
                object.path("refunded").asBoolean()
                        ? Optional.of(
                                new HearLetGo(object.path("payment_intent").asText(), now))
                        : Optional.empty();
            case "transfer.created" ->
                Optional.of(new Confirm(
                        RELEASE, object.path("metadata").path(StripeApi.ATTEMPT).asInt(), id, now));
            // So is payment_intent.succeeded: a capture is half of a release, which ends with its transfer.
            default -> Optional.empty();
        };
    }

    private static PaymentCommand refusal(JsonNode error, Instant now) {
        String code = error.path("code").asText("card_declined");
        return new Refuse(
                AUTHORIZE,
                ONLY_ATTEMPT,
                StripeFaults.declined(code, error.path("decline_code").asText(code)),
                now);
    }
}
