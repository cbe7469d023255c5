package dev.campusg.order;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests to the order service, as people and services make them. */
final class Client {

    static final String CUSTOMER = "customer";
    static final String RUNNER = "runner";

    private Client() {}

    static RequestSpecification as(String user, String role) {
        return given().header("X-User-Id", user).header("X-User-Role", role).contentType(ContentType.JSON);
    }

    static RequestSpecification service() {
        return given().contentType(ContentType.JSON);
    }

    static ValidatableResponse post(RequestSpecification who, String path, Map<String, ?> body) {
        return who.body(body).post(path).then();
    }

    /** A customer's order, not yet on offer. */
    static String placed(String customer) {
        return post(as(customer, CUSTOMER), "/createOrder", newOrder(customer))
                .statusCode(201)
                .extract()
                .path("order_id");
    }

    static ValidatableResponse accept(String order, String runner) {
        return post(as(runner, RUNNER), "/verifyAndAcceptOrder", Map.of("orderId", order, "runner_id", runner));
    }

    static ValidatableResponse report(String order, String runner, String status) {
        return post(as(runner, RUNNER), "/updateOrderStatus", Map.of("orderId", order, "status", status));
    }

    static ValidatableResponse details(String order) {
        return service().get("/getOrderDetails?orderId=" + order).then();
    }

    static Map<String, Object> newOrder(String customer) {
        Map<String, Object> details = new HashMap<>(Map.of(
                "foodItems",
                List.of(
                        Map.of("name", "Laksa", "price", "6.00", "quantity", 2),
                        Map.of("name", "Tea", "price", 1.5, "quantity", 1)),
                "storeLocation",
                "Canteen",
                "deliveryLocation",
                "Hall 7",
                "deliveryFee",
                2.5));
        return new HashMap<>(Map.of("customer_id", customer, "order_details", details));
    }
}
