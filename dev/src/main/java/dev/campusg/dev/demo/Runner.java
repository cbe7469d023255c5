package dev.campusg.dev.demo;

import static dev.campusg.dev.Service.ACCEPT_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.USER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.dev.demo.Client.Answer;
import dev.campusg.dev.demo.Client.As;
import java.util.Map;

/** Somebody who delivers, and has an account to be paid to. */
record Runner(String name, String id, Client client) {

    static Runner named(String name, String run, Client client) {
        var runner = new Runner(name, name + "-" + run, client);
        client.post(
                runner.self(),
                USER,
                "/api/user/sync-from-frontend",
                Map.of("clerkUserId", runner.id, "username", runner.id, "email", runner.id + "@example.edu"));
        var account = Map.of("stripeConnectAccountId", "acct_" + runner.id.replace("-", ""));
        client.put(runner.self(), USER, "/api/user/" + runner.id + "/connect-account", account);
        return runner;
    }

    /** May be refused: another runner may be first. */
    Answer accept(String orderId) {
        return client.ask(self(), ACCEPT_ORDER_SAGA, "/acceptOrder", Map.of("order_id", orderId, "runner_id", id));
    }

    void stepBack(String orderId) {
        client.post(self(), ORDER, "/cancelAcceptance", Map.of("orderId", orderId));
    }

    void report(String orderId, Stage stage) {
        client.post(self(), ORDER, "/updateOrderStatus", stage.report(orderId));
    }

    JsonNode rate(String customerId, String orderId, int stars) {
        var path = "/api/user/" + customerId + "/update-customer-rating";
        return client.post(self(), USER, path, Map.of("order_id", orderId, "rating", stars));
    }

    private As self() {
        return As.runner(id);
    }
}
