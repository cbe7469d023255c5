package dev.campusg.eventstore.quarkus.store;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.StreamId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a thing, straight from its log. */
@Singleton
public class StreamHistory {

    /** A saga that retries for a day has fewer; who wants them all reads the feed. */
    private static final int MOST = 10_000;

    private final EventStore store;

    StreamHistory(EventStore store) {
        this.store = store;
    }

    /** One event, as the world may read it. */
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

    public Uni<List<Entry>> of(StreamId stream) {
        return Uni.createFrom()
                .completionStage(() -> store.read(stream, 0, MOST))
                .map(events -> events.stream().map(Entry::of).toList());
    }
}
