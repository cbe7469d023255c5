package dev.campusg.order;

import static dev.campusg.order.Client.CUSTOMER;
import static dev.campusg.order.Client.as;
import static dev.campusg.order.Client.placed;
import static dev.campusg.order.Client.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.dev.testing.EventStream;
import dev.campusg.dev.testing.RealParts;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.postgres.CommitListener;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import dev.campusg.order.application.OrderService;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OrderStreamIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI here;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    MessageEncoder encoder;

    @Inject
    ObjectMapper mapper;

    @Inject
    MeterRegistry metrics;

    private final String alice = "alice-" + UUID.randomUUID();

    private Participant<Order, OrderCommand, OrderEvent> anotherReplica;

    @BeforeEach
    void whose_commits_this_one_is_not_told_of() {
        PostgresEventStore store = new PostgresEventStore(vertx, pool, CommitListener.NONE);
        anotherReplica = OrderService.participant(store, encoder, mapper);
    }

    @Test
    void a_stream_begins_with_the_order_as_it_is_and_tells_what_any_replica_changes() throws Exception {
        String order = placed(alice);
        try (EventStream stream = watch(order)) {
            awaitVersions(stream, "1");
            elsewhere(order, new OrderCommand.PutOnOffer(Instant.now()));
            awaitVersions(stream, "1", "2");
            post(as(alice, CUSTOMER), "/cancelOrder", Map.of("orderId", order)).statusCode(200);
            awaitVersions(stream, "1", "2", "3");

            EventStream.Event last = stream.events().getLast();
            assertThat(last.name()).isEqualTo("change");
            assertThat(last.data().getString("type")).isEqualTo("OrderCancelled");
            assertThat(last.data().getString("who")).isEqualTo(alice);
            assertThat(last.data().getJsonObject("order").getString("orderStatus"))
                    .isEqualTo("CANCELLED");
            assertThat(stream.events().get(1).data().getJsonObject("order").getString("orderStatus"))
                    .isEqualTo("CREATED");

            await().atMost(PATIENCE).until(stream::hasEnded);
        }
        as(alice, CUSTOMER)
                .header("Last-Event-ID", "3")
                .get("/orders/" + order + "/stream")
                .then()
                .statusCode(204);
        try (EventStream again = watch(order, "1")) {
            awaitVersions(again, "2", "3");
        }
    }

    @Test
    void a_client_that_comes_back_misses_nothing_and_one_that_goes_leaves_nothing() throws Exception {
        String order = placed(alice);
        try (EventStream stream = watch(order)) {
            awaitVersions(stream, "1");
        }
        await().atMost(PATIENCE).until(this::open, open -> open == 0);
        elsewhere(order, new OrderCommand.PutOnOffer(Instant.now()));
        elsewhere(order, new OrderCommand.Accept("bob", Instant.now()));
        try (EventStream stream = watch(order, "1")) {
            elsewhere(order, new OrderCommand.ClearRunner(Instant.now()));
            awaitVersions(stream, "2", "3", "4");
            assertThat(stream.hasEnded()).isFalse();
        }
        for (String never : List.of("yesterday", "-1", "1.5")) {
            as(alice, CUSTOMER)
                    .header("Last-Event-ID", never)
                    .get("/orders/" + order + "/stream")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private double open() {
        return metrics.get("live.listeners").gauge().value();
    }

    private EventStream watch(String order) throws InterruptedException {
        return EventStream.open(url(order), Map.of("X-User-Id", alice, "X-User-Role", CUSTOMER));
    }

    private EventStream watch(String order, String lastSeen) throws InterruptedException {
        return EventStream.open(
                url(order), Map.of("X-User-Id", alice, "X-User-Role", CUSTOMER, "Last-Event-ID", lastSeen));
    }

    private String url(String order) {
        return here.resolve("orders/" + order + "/stream").toString();
    }

    private static void awaitVersions(EventStream stream, String... versions) {
        await().atMost(PATIENCE).until(() -> stream.events().size() >= versions.length);
        assertThat(stream.events()).extracting(EventStream.Event::id).containsExactly(versions);
    }

    private void elsewhere(String order, OrderCommand command) {
        anotherReplica
                .run(order, new Metadata(null, null, "elsewhere"), command, _ -> Effects.NONE)
                .toCompletableFuture()
                .join();
    }
}
