package dev.campusg.eventstore.quarkus.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Rejected;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A live stream as server-sent events. The first thing sent is a comment, at once: from then on nothing is missed. A
 * stream that fails or has lasted for {@link #LIFE} ends, and the client comes back with the last id it saw.
 */
@Singleton
public class ServerSentEvents {

    private static final Logger LOG = Logger.getLogger(ServerSentEvents.class);

    /** So that neither side takes a quiet stream for a dead one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** So that a stream does not outlive by much the token it was opened with. */
    private static final Duration LIFE = Duration.ofHours(1);

    /** How long one waits for what may follow the last event. */
    public static final Duration GRACE = Duration.ofSeconds(5);

    private final ObjectMapper mapper;

    ServerSentEvents(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param id what a client that comes back has seen
     * @param last whether little can follow: the stream ends a little later
     */
    public record Told(long id, String name, Object data, boolean last) {}

    /** @throws Rejected as invalid, if it is not the id of any event */
    public static OptionalLong lastSeen(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!lastEventId.matches("\\d{1,18}")) {
            throw Rejected.invalid("INVALID_EVENT_ID", "Last-Event-ID is the id of an event of this stream");
        }
        return OptionalLong.of(Long.parseLong(lastEventId));
    }

    /** @param opened the stream, once it is known where it begins */
    public Multi<OutboundSseEvent> of(Sse sse, Uni<Multi<Told>> opened) {
        return opened.onItem()
                .transformToMulti(told -> new Stream(sse, told).untilItEnds())
                .onFailure()
                .invoke(lost -> LOG.debugf("A live stream ends, its client will come back: %s", lost.getMessage()))
                .onFailure()
                .recoverWithCompletion();
    }

    /** One client's. Nothing stands for the end. */
    private final class Stream {

        private final CompletableFuture<Optional<OutboundSseEvent>> end = new CompletableFuture<>();
        private final Sse sse;
        private final Multi<Told> told;

        Stream(Sse sse, Multi<Told> told) {
            this.sse = sse;
            this.told = told;
        }

        Multi<OutboundSseEvent> untilItEnds() {
            endAfter(LIFE);
            return Multi.createBy()
                    .merging()
                    .withRequests(1)
                    .streams(events(), beats(), Multi.createFrom().completionStage(end))
                    .select()
                    .first(Optional::isPresent)
                    .map(Optional::orElseThrow)
                    .onTermination()
                    .invoke(() -> end.complete(Optional.empty()));
        }

        private void endAfter(Duration time) {
            end.completeOnTimeout(Optional.empty(), time.toSeconds(), TimeUnit.SECONDS);
        }

        private Multi<Optional<OutboundSseEvent>> events() {
            return told.map(event -> {
                        if (event.last()) {
                            endAfter(GRACE);
                        }
                        return Optional.of(event(event));
                    })
                    .onCompletion()
                    .continueWith(Optional.<OutboundSseEvent>empty());
        }

        private OutboundSseEvent event(Told event) {
            return sse.newEventBuilder()
                    .id(Long.toString(event.id()))
                    .name(event.name())
                    .data(json(event.data()))
                    .build();
        }

        private Multi<Optional<OutboundSseEvent>> beats() {
            return Multi.createFrom()
                    .ticks()
                    .every(HEARTBEAT)
                    .onOverflow()
                    .drop()
                    .map(_ -> Optional.of(sse.newEventBuilder().comment("alive").build()));
        }
    }

    private String json(Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("an event cannot be written as JSON", unwritable);
        }
    }
}
