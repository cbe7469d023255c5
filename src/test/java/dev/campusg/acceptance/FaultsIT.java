package dev.campusg.acceptance;

import static dev.campusg.acceptance.Orders.customerPayingWith;
import static dev.campusg.acceptance.Orders.placedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.acceptance.Orders.Placed;
import dev.campusg.contracts.Topics;
import dev.campusg.dev.Part;
import dev.campusg.dev.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios 12 and 18: whatever dies in mid-saga, on its return everything converges, nothing lost, nothing doubled. */
class FaultsIT {

    private static final int ORDERS = 10;

    @AfterAll
    static void money_is_conserved_and_every_list_says_what_the_log_says() {
        Orders.moneyIsConserved();
        Orders.readModelsSayWhatTheLogSays();
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"USER", "ORDER", "PAYMENT", "ESCROW", "NOTIFICATION", "TIMER", "CREATE_ORDER_SAGA"})
    void a_service_killed_in_mid_saga_picks_up_where_it_died(Service service) {
        converge(Campus.system().service(service));
    }

    @Test
    void a_kafka_killed_in_mid_saga_loses_nothing() {
        converge(Campus.system().kafka());
    }

    @Test
    void a_postgres_killed_in_mid_saga_loses_nothing() {
        converge(Campus.system().postgres());
    }

    /** Orders are placed while a part dies: half of them before, half of them as it comes back. */
    private static void converge(Part part) {
        String customer = customerPayingWith("pm_card_visa");
        List<Placed> before = place(customer);
        part.kill();
        assertThat(part.isAlive()).isFalse();
        part.restart();
        List<Placed> after = place(customer);
        before.forEach(FaultsIT::converged);
        after.forEach(FaultsIT::converged);
    }

    /** On offer; or wholly unwound, if the part was away for longer than a step waits. Nothing in between. */
    private static void converged(Placed placed) {
        await().atMost(Orders.LIMIT).ignoreExceptions().until(placed::isAtRest);
        if (placed.sagaStatus().equals("COMPLETED")) {
            placed.isOnOffer();
        } else {
            placed.isUnwound("COMPENSATED");
        }
    }

    private static List<Placed> place(String customer) {
        return IntStream.range(0, ORDERS / 2).mapToObj(_ -> placedBy(customer)).toList();
    }

    @Test
    void every_message_delivered_twice_changes_nothing() {
        String customer = customerPayingWith("pm_card_visa");
        List<Placed> placed = place(customer);
        placed.forEach(Placed::isOnOffer);
        placed.getFirst().cancel();
        placed.getFirst().isUnwound("CANCELLED");
        Map<String, JsonNode> before = picture(placed);

        Campus.wire().sayAgain(Campus.wire().all(Topics.ALL));
        // The last thing said is handled last: an order placed now is on offer when all repetitions were heard.
        place(customer).forEach(Placed::isOnOffer);

        assertThat(picture(placed)).isEqualTo(before);
    }

    /** Everything anybody can see of some orders. */
    private static Map<String, JsonNode> picture(List<Placed> orders) {
        Map<String, JsonNode> picture = new HashMap<>();
        for (Placed it : orders) {
            picture.put("saga " + it.sagaId(), it.saga());
            look(picture, Service.ORDER, "/orders/" + it.orderId() + "/history");
            look(picture, Service.PAYMENT, "/payment/" + it.orderId() + "/status");
            look(picture, Service.ESCROW, "/api/escrow/order/" + it.orderId());
            look(picture, Service.TIMER, "/api/timers/order/" + it.orderId());
            look(picture, Service.NOTIFICATION, "/api/notifications/order/" + it.orderId());
        }
        return picture;
    }

    private static void look(Map<String, JsonNode> picture, Service service, String path) {
        picture.put(service + path, Campus.http().get(service, path).body());
    }
}
