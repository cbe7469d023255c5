package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.USER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.dev.demo.Client.As;
import java.util.List;
import java.util.Map;

/** Somebody who orders. */
record Customer(String name, String id) {

    /** Makes the user known and gives them a card, unless the story wants otherwise. */
    static Customer of(Scenario.Customer kind, String run, Client client) {
        var id = kind.name() + "-" + run;
        return switch (kind) {
            case Scenario.Customer.Unknown(var name) -> new Customer(name, id);
            case Scenario.Customer.WithCard(var name, var paymentMethod) -> {
                var self = As.customer(id);
                client.post(
                        self,
                        USER,
                        "/api/user/sync-from-frontend",
                        Map.of("clerkUserId", id, "username", id, "email", id + "@example.edu", "firstName", name));
                client.put(self, USER, "/api/user/" + id + "/payment", card(id, paymentMethod));
                yield new Customer(name, id);
            }
        };
    }

    private static Map<String, Object> card(String id, String paymentMethod) {
        return Map.of(
                "stripeCustomerId",
                "cus_" + id.replace('-', '_'),
                "userStripeCard",
                Map.of(
                        "payment_method_id",
                        paymentMethod,
                        "brand",
                        "visa",
                        "last4",
                        "4242",
                        "exp_month",
                        12,
                        "exp_year",
                        2099));
    }

    JsonNode rate(Runner runner, String orderId, int stars, Client client) {
        var path = "/api/user/" + runner.id() + "/update-runner-rating";
        return client.post(As.customer(id), USER, path, Map.of("order_id", orderId, "rating", stars));
    }

    Map<String, Object> order() {
        return Map.of(
                "customer_id",
                id,
                "order_details",
                Map.of(
                        "foodItems",
                        List.of(
                                Map.of("name", "Laksa", "price", "5.50", "quantity", 2),
                                Map.of("name", "Teh tarik", "price", "1.80", "quantity", 1)),
                        "storeLocation",
                        "Frontier Canteen",
                        "deliveryLocation",
                        "UTown Residence",
                        "deliveryFee",
                        "2.50"));
    }
}
