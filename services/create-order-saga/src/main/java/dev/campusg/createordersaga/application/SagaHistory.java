package dev.campusg.createordersaga.application;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.StreamId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What happened to a saga, straight from its log. */
@Singleton
public class SagaHistory {

    /** A saga that retries for a day has fewer. */
    private static final int MOST = 10_000;

    private final EventStore store;

    SagaHistory(EventStore store) {
        this.store = store;
    }

    public record Entry(
            long version,
            String type,
            Instant time,
            @JsonRawValue String data) {

        static Entry of(Envelope envelope) {
            return new Entry(
                    envelope.version(),
                    envelope.event().type(),
                    envelope.recordedAt(),
                    envelope.event().data());
        }
    }

    public Uni<List<Entry>> of(String sagaId) {
        return Uni.createFrom()
                .completionStage(() -> store.read(new StreamId(CreateOrderSagas.CATEGORY, sagaId), 0, MOST))
                .map(events -> events.stream().map(Entry::of).toList());
    }
}
