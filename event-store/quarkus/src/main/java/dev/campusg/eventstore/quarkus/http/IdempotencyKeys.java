package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.Uuid7;
import dev.campusg.eventstore.quarkus.http.KeyEvent.Answered;
import dev.campusg.eventstore.quarkus.http.KeyEvent.KeyClaimed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys as streams. Claiming comes before the request runs and answering after: whatever dies in between leaves a claim,
 * and the next request with the key runs under the same ids, so that the inbox finds what was done already. A key nobody
 * used for long may be removed at any instant (es.forget_keys); then it is as if it had never been used.
 */
@Singleton
class IdempotencyKeys {

    private static final String CATEGORY = "idempotency";

    private final EventStore store;
    private final ObjectMapper mapper;

    IdempotencyKeys(EventStore store, ObjectMapper mapper) {
        this.store = store;
        this.mapper = mapper;
    }

    /** The claim of the first request with this key, which may be this one. */
    Uni<Claim> claim(String key, String request, Metadata metadata) {
        StreamId stream = new StreamId(CATEGORY, key);
        KeyClaimed fresh = new KeyClaimed(Uuid7.next(), request);
        return commit(stream, 0, metadata, fresh)
                .chain(isFirst -> isFirst
                        ? Uni.createFrom().item(new Claim(stream, metadata, fresh, null))
                        : recorded(stream, metadata).onItem().ifNull().switchTo(() -> claim(key, request, metadata)));
    }

    /** Records the answer, unless a concurrent request with the key did; the answer everybody gets. */
    Uni<Answered> answer(Claim claim, Answered answer) {
        return commit(claim.stream(), 1, claim.metadata(), answer)
                .chain(isFirst -> isFirst
                        ? Uni.createFrom().item(answer)
                        : recorded(claim.stream(), claim.metadata())
                                .map(first -> first == null || first.answer() == null ? answer : first.answer()));
    }

    private Uni<Boolean> commit(StreamId stream, long version, Metadata metadata, KeyEvent event) {
        NewEvent encoded = new NewEvent(event.getClass().getSimpleName(), 1, json(event));
        Step step = new Step(stream, version, metadata, List.of(encoded), null, List.of(), List.of(), null);
        return Uni.createFrom().completionStage(() -> store.commit(step)).map(StepOutcome.Committed.class::isInstance);
    }

    /** Null if the key was removed meanwhile, as too old. */
    private Uni<@Nullable Claim> recorded(StreamId stream, Metadata metadata) {
        return Uni.createFrom()
                .completionStage(() -> store.read(stream, 0, 2))
                .map(events -> events.isEmpty() ? null : recorded(stream, metadata, events));
    }

    private Claim recorded(StreamId stream, Metadata metadata, List<Envelope> events) {
        return new Claim(
                stream,
                metadata,
                read(events.getFirst(), KeyClaimed.class),
                events.size() == 2 ? read(events.getLast(), Answered.class) : null);
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    private <T> T read(Envelope envelope, Class<T> type) {
        try {
            return mapper.readValue(envelope.event().data(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(envelope.stream() + " does not hold a " + type.getSimpleName(), e);
        }
    }
}
