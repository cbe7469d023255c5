package dev.campusg.order.application;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.StreamId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an order, straight from its log. */
@Singleton
public class OrderHistory {

    /** No order has more events by far; who wants them all reads the feed. */
    private static final int MOST = 1_000;

    private final EventStore store;

    OrderHistory(EventStore store) {
        this.store = store;
    }

    public record Entry(
            long version,
            String type,
            Instant time,
            String who,
            @Nullable String correlationId,
            @JsonRawValue String data) {

        static Entry of(Envelope envelope) {
            return new Entry(
                    envelope.version(),
                    envelope.event().type(),
                    envelope.recordedAt(),
                    envelope.metadata().actor(),
                    envelope.metadata().correlationId(),
                    envelope.event().data());
        }
    }

    public Uni<List<Entry>> of(String orderId) {
        return Uni.createFrom()
                .completionStage(() -> store.read(new StreamId(OrderService.CATEGORY, orderId), 0, MOST))
                .map(events -> events.stream().map(Entry::of).toList());
    }
}
