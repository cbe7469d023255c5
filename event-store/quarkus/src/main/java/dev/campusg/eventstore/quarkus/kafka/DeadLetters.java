package dev.campusg.eventstore.quarkus.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records that will never be understood: kept in the log, one stream a record, and published to the topic's dead-letter
 * topic through the outbox, so once, whatever dies in between.
 */
@ApplicationScoped
class DeadLetters {

    /** How much of a value is kept, in characters. */
    static final int KEPT = 64 * 1024;

    private final EventStore store;
    private final ObjectMapper mapper;

    DeadLetters(EventStore store, ObjectMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    CompletionStage<StepOutcome> bury(ConsumerRecord<String, String> message, String reason) {
        String place = message.topic() + "/" + message.partition() + "@" + message.offset();
        String value = printable(message.value());
        String key = message.key() == null ? place : printable(message.key());
        String data = mapper.createObjectNode()
                .put("reason", reason)
                .put("key", key)
                .put("value", value)
                .toString();
        Map<String, String> headers = Map.of(
                "dead_letter_reason", reason,
                "dead_letter_topic", message.topic(),
                "dead_letter_partition", String.valueOf(message.partition()),
                "dead_letter_offset", String.valueOf(message.offset()),
                "dead_letter_length",
                        String.valueOf(
                                message.value() == null ? -1 : message.value().length()));
        return store.commit(new Step(
                new StreamId("deadletter", place),
                0,
                new Metadata(null, null, "consumer"),
                List.of(new NewEvent("DeadLettered", 1, data)),
                null,
                List.of(new OutboxMessage(message.topic() + "_dlq", key, value, headers)),
                List.of(),
                null));
    }

    /** Postgres text cannot hold a NUL, and a dead letter need not hold ten megabytes. */
    private static String printable(String text) {
        String all = text == null ? "" : text;
        return all.substring(0, Math.min(all.length(), KEPT)).replace('\0', '\uFFFD');
    }
}
