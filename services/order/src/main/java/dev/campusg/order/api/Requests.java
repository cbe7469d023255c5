package dev.campusg.order.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.order.domain.Proof;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients send. */
final class Requests {

    private Requests() {}

    record Item(
            @NotBlank @Size(max = 500) String name,
            @NotNull Money price,
            @NotNull @Min(1) @Max(100) Integer quantity) {

        FoodItem toFoodItem() {
            return new FoodItem(name, price, quantity);
        }
    }

    record Details(
            @NotEmpty @Size(max = 100) @JsonAlias("food_items")
            List<@NotNull @Valid Item> foodItems,

            @Nullable @Size(max = 500) @JsonAlias("store_location")
            String storeLocation,

            @NotBlank @Size(max = 500) @JsonAlias("delivery_location")
            String deliveryLocation,

            @Nullable @JsonAlias("delivery_fee") Money deliveryFee) {

        List<FoodItem> items() {
            return foodItems.stream().map(Item::toFoodItem).toList();
        }
    }

    record CreateOrder(
            @NotBlank @Size(max = 200) @JsonProperty("customer_id") @JsonAlias("customerId")
            String customerId,

            @NotNull @Valid @JsonProperty("order_details") @JsonAlias("orderDetails")
            Details orderDetails) {}

    record UpdateStatus(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @NotBlank @Size(max = 30) String status,
            @Nullable Proof proof) {}

    record Accept(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @NotBlank @Size(max = 200) @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId) {}

    record OrderRef(
            @NotBlank @Size(max = 200) @JsonAlias("order_id")
            String orderId,

            @Nullable @Size(max = 500) String reason,
            @Nullable Boolean force) {}
}
