package dev.campusg.escrow.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.campusg.contracts.Money;
import dev.campusg.escrow.domain.Deposit;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What clients send. */
final class Requests {

    private Requests() {}

    record Hold(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @NotBlank @Size(max = 200) @JsonAlias("customer_id")
            String customerId,

            @Nullable @Size(max = 200) @JsonAlias("runner_id")
            String runnerId,

            @NotNull Money amount,
            @NotNull @JsonAlias("food_fee") Money foodFee,
            @NotNull @JsonAlias("delivery_fee") Money deliveryFee) {

        Deposit deposit() {
            return new Deposit(orderId, customerId, runnerId, amount, foodFee, deliveryFee);
        }
    }

    record Release(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @NotBlank @Size(max = 200) @JsonAlias("runner_id")
            String runnerId) {}

    record Refund(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @Nullable @Size(max = 500) String reason) {}
}
