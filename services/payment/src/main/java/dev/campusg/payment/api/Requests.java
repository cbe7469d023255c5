package dev.campusg.payment.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.campusg.contracts.DerivedId;
import dev.campusg.eventstore.Rejected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What clients send. */
final class Requests {

    private Requests() {}

    record Card(
            @NotBlank @Size(max = 200) @JsonAlias("payment_method_id")
            String paymentMethodId) {}

    record Payer(
            @NotBlank @Size(max = 200) @JsonAlias("clerk_user_id")
            String clerkUserId,

            @NotBlank @Size(max = 200) @JsonAlias("stripe_customer_id")
            String stripeCustomerId,

            @NotNull @Valid @JsonAlias("user_stripe_card") Card userStripeCard) {}

    /** @param amount cents */
    record Charge(
            @NotNull Long amount, @Nullable @Size(max = 500) String description) {}

    record Authorize(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @NotNull @Valid Payer customer,
            @NotNull @Valid Charge order) {}

    record Release(
            @NotBlank @Size(max = 200) @JsonAlias("runner_id")
            String runnerId,

            @NotBlank @Size(max = 200) @JsonAlias("runner_connect_account_id")
            String runnerConnectAccountId) {}

    /** Which payment is meant: by its own id or by that of its order. */
    record PaymentRef(
            @Nullable @Size(max = 200) @JsonAlias("payment_id")
            String paymentId,

            @Nullable @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @Nullable @Size(max = 500) String reason) {

        String order() {
            if (orderId != null && !orderId.isBlank()) {
                return orderId;
            }
            if (paymentId == null || paymentId.isBlank()) {
                throw Rejected.invalid("INVALID_PAYLOAD", "name the payment by paymentId or orderId");
            }
            return DerivedId.PAYMENT.orderOf(paymentId);
        }
    }
}
