package dev.campusg.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.order.domain.OrderEvent;
import dev.campusg.order.domain.OrderEvent.OrderPlaced;
import org.junit.jupiter.api.Test;

class OrderUpcastingTest {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final JacksonEvents<OrderEvent> codec =
            new JacksonEvents<>(MAPPER, OrderService.EVENTS, OrderService.UPCASTERS);

    @Test
    void an_order_placed_before_deliveries_had_a_location_is_still_read() {
        NewEvent stored = new NewEvent("OrderPlaced", 1, """
                {"orderId":"o1","customerId":"alice","items":[{"name":"Laksa","price":"6.00","quantity":1}],
                 "storeLocation":null,"address":"Hall 7","deliveryFee":"2.50","sagaId":null,
                 "at":"2025-03-21T12:00:00Z"}
                """);
        assertThat(codec.decode(stored))
                .isInstanceOfSatisfying(
                        OrderPlaced.class,
                        placed -> assertThat(placed.deliveryLocation()).isEqualTo("Hall 7"));
    }

    @Test
    void what_is_written_today_is_of_the_current_schema_and_read_as_it_was() {
        OrderEvent event = codec.decode(new NewEvent("OrderPutOnOffer", 1, "{\"at\":\"2025-03-21T12:00:00Z\"}"));
        assertThat(codec.encode(event).schema()).isEqualTo(1);
        assertThat(codec.decode(codec.encode(event))).isEqualTo(event);
    }
}
