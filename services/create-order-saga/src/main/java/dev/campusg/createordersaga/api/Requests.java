package dev.campusg.createordersaga.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.saga.SagaStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients send and get. */
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

        OrderDetails toOrderDetails() {
            return new OrderDetails(
                    foodItems.stream().map(Item::toFoodItem).toList(), storeLocation, deliveryLocation, deliveryFee);
        }
    }

    record Order(
            @NotBlank @Size(max = 200) @JsonProperty("customer_id") @JsonAlias("customerId")
            String customerId,

            @NotNull @Valid @JsonProperty("order_details") @JsonAlias("orderDetails")
            Details orderDetails) {}

    record Started(
            boolean success,
            String message,
            @JsonProperty("saga_id") String sagaId,
            @JsonProperty("order_id") String orderId,
            @Nullable SagaStatus status) {}

    record Cancelling(
            boolean success,
            String message,
            @JsonProperty("saga_id") String sagaId,
            @Nullable SagaStatus status) {}
}
