package dev.campusg.simulation;

import dev.campusg.contracts.Topics;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.testkit.simulation.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Others who use the same topics, well or badly. Nothing they say concerns an order of this world. */
final class Strangers {

    private static final Duration LAST = Duration.ofMinutes(4);

    private static final List<String> NONSENSE = List.of(
            "",
            "not json",
            "[]",
            "{\"type\":\"order.created\"}",
            "{\"type\":\"order.created\",\"message_id\":\"x\",\"payload\":{\"order_id\":{}}}",
            "{\"type\":\"order.eaten\",\"message_id\":\"x\",\"payload\":{}}");

    /** Replies to a command nobody sent, in a conversation that exists, and in one that does not. */
    private static final List<String> REPLIES = List.of(
            "\"order.cancelled\",\"payload\":{\"order_id\":\"%1$s\",\"reason\":null}",
            "\"payment.reverted\",\"payload\":{\"payment_id\":\"%1$s\",\"status\":\"REVERTED\"}",
            "\"escrow.failed\",\"payload\":{\"order_id\":\"%1$s\",\"error\":\"no\"}",
            "\"order.status_update_failed\",\"payload\":{\"order_id\":\"%1$s\",\"error\":\"no\"}",
            "\"escrow.funds_refunded\",\"payload\":"
                    + "{\"escrow_id\":\"x\",\"order_id\":\"%1$s\",\"amount\":\"1.00\",\"status\":\"REFUNDED\"}");

    private final Campus campus;
    private final Chance chance;

    private Strangers(Campus campus) {
        this.campus = campus;
        this.chance = campus.world.chance();
    }

    static void near(Story story, Campus campus) {
        Strangers strangers = new Strangers(campus);
        for (int i = 0; i < 2; i++) {
            if (strangers.chance.of(0.2)) {
                campus.world.time().after(strangers.chance.between(Duration.ZERO, LAST), () -> strangers.talk(story));
            }
        }
    }

    private void talk(Story story) {
        boolean nonsense = chance.of(0.5);
        // Whatever is said about the order itself is said to sagas alone, which know what they asked.
        String topic = nonsense ? chance.oneOf(Topics.ALL) : Topics.USER_EVENTS;
        String value = nonsense ? chance.oneOf(NONSENSE) : reply(story);
        campus.world.publishStrange(new OutboxMessage(topic, story.orderId(), value, Map.of()));
    }

    private String reply(Story story) {
        String saga =
                chance.of(0.5) ? story.sagaId() : chance.id(campus.world.time().now());
        String body = chance.oneOf(REPLIES).formatted(story.orderId());
        return "{\"message_id\":\"stranger-%s\",\"correlation_id\":\"%s\",\"causation_id\":\"%s\",\"type\":%s}"
                .formatted(chance.id(campus.world.time().now()), saga, saga + ":ELSE:1", body);
    }
}
