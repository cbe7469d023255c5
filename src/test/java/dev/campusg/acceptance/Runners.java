package dev.campusg.acceptance;

import static dev.campusg.dev.Service.ACCEPT_ORDER_SAGA;
import static dev.campusg.dev.Service.COMPLETE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static dev.campusg.dev.Service.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.acceptance.Orders.Placed;
import java.util.List;
import java.util.UUID;

/** Those who deliver, as they speak to the services. */
final class Runners {

    static final List<String> STAGES = List.of("ON_SITE", "PURCHASED", "COLLECTED", "ON_THE_WAY", "DELIVERED");

    private Runners() {}

    /** Somebody who delivers. */
    record Runner(String id) {

        Http.Answer accept(Placed order) {
            String body = "{\"order_id\":\"%s\",\"runner_id\":\"%s\"}".formatted(order.orderId(), id);
            return Campus.http().post(ACCEPT_ORDER_SAGA, "/acceptOrder", body, "X-User-Id", id);
        }

        Http.Answer giveBack(Placed order) {
            String body = "{\"orderId\":\"%s\"}".formatted(order.orderId());
            return Campus.http().post(ORDER, "/cancelAcceptance", body, "X-User-Id", id);
        }

        Http.Answer report(Placed order, String stage) {
            String body = "{\"orderId\":\"%s\",\"status\":\"%s\"}".formatted(order.orderId(), stage);
            return Campus.http().post(ORDER, "/updateOrderStatus", body, "X-User-Id", id);
        }

        /** With a proof that lies there. */
        Http.Answer report(Placed order, String stage, String proof) {
            String body = "{\"orderId\":\"%s\",\"status\":\"%s\",\"proof\":{\"type\":\"photo\",\"url\":\"%s\"}}"
                    .formatted(order.orderId(), stage, proof);
            return Campus.http().post(ORDER, "/updateOrderStatus", body, "X-User-Id", id);
        }

        Http.Answer complete(Placed order) {
            String body = "{\"order_id\":\"%s\",\"runner_id\":\"%s\"}".formatted(order.orderId(), id);
            return Campus.http().post(COMPLETE_ORDER_SAGA, "/triggerCompleteOrderWorkflow", body, "X-User-Id", id);
        }

        /** From the store to the door. */
        void deliver(Placed order) {
            deliverUntil(order, STAGES.getLast());
        }

        /** Of an order that is ACCEPTED. */
        void deliverUntil(Placed order, String last) {
            STAGES.subList(0, STAGES.indexOf(last) + 1)
                    .forEach(stage ->
                            assertThat(report(order, stage).status()).as(stage).isEqualTo(200));
        }

        void openAccount() {
            String account = "{\"stripeConnectAccountId\":\"acct_%s\"}".formatted(id.substring(id.length() - 12));
            assertThat(Campus.http()
                            .put(USER, "/api/user/" + id + "/connect-account", account)
                            .status())
                    .isEqualTo(200);
        }
    }

    static Runner withAccount() {
        Runner runner = withoutAccount();
        runner.openAccount();
        return runner;
    }

    static Runner withoutAccount() {
        String id = "runner-" + UUID.randomUUID();
        String user =
                "{\"clerkUserId\":\"%1$s\",\"username\":\"%1$s\",\"email\":\"%1$s@campus.example\"}".formatted(id);
        assertThat(Campus.http()
                        .post(USER, "/api/user/sync-from-frontend", user)
                        .status())
                .isBetween(200, 201);
        return new Runner(id);
    }
}
