package dev.campusg.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Handled;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.quarkus.kafka.JsonEnvelope;
import dev.campusg.eventstore.quarkus.kafka.MessageCatalog;
import dev.campusg.eventstore.quarkus.saga.SagaKind;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.Compensatable;
import dev.campusg.saga.Replies;
import dev.campusg.saga.Respondent;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.SagaStep;
import dev.campusg.saga.Undo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Sagas of three steps whose participants answer at once. Each input is one commit with inbox, events, state, command
 * and deadline: one to start, one for each reply.
 */
final class Trips {

    private static final List<String> STEPS = List.of("BOOK_FLIGHT", "BOOK_HOTEL", "BOOK_CAR");

    record Trip(String id, String customer, int booked) {}

    record Book(String trip, String what) {}

    record Release(String trip, String reason) {}

    record Booked(String trip) {}

    record Refused(String why) {}

    private final Sagas<Trip> sagas;
    private final Clock clock = Clock.systemUTC();

    Trips(EventStore store) {
        Map<String, Class<?>> messages = Map.of("book", Book.class, "release", Release.class);
        sagas = new Sagas<>(
                new SagaKind<>("trip", Trip.class, Trip::id, _ -> Set.of(), _ -> Map.of(), null),
                new SagaMachine<>(definition()),
                List.of(),
                store,
                new JsonEnvelope(mapper(), MessageCatalog.of(messages), "bench", clock, UnaryOperator.identity()),
                mapper(),
                clock);
    }

    private static SagaDefinition<Trip> definition() {
        var agency = new Respondent("trip_commands", Duration.ofSeconds(30));
        List<SagaStep<Trip>> steps =
                STEPS.stream().map(name -> step(agency, name)).toList();
        return new SagaDefinition<>("trip", 1, steps, null, RetryPolicy.DEFAULT);
    }

    private static SagaStep<Trip> step(Respondent agency, String name) {
        Replies<Trip> replies = Replies.of(
                Booked.class,
                (trip, _) -> new Trip(trip.id, trip.customer, trip.booked + 1),
                Refused.class,
                Refused::why);
        var undo = new Undo<Trip>("UN" + name, agency.asked((trip, reason) -> new Release(trip.id, reason), replies));
        return new Compensatable<>(name, agency.asked(trip -> new Book(trip.id, name), replies), undo);
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    /** From its start to its end. */
    CompletionStage<?> one() {
        var id = UUID.randomUUID().toString();
        var saga = tell(id, id, new SagaInput.Start<>(id, new Trip(id, "ann", 0), clock.instant()));
        for (var step : STEPS) {
            var command = id + ":" + step + ":1";
            saga = saga.thenCompose(_ ->
                    tell(id, command + "/reply", new SagaInput.Replied<>(command, new Booked(id), clock.instant())));
        }
        return saga.thenAccept(Trips::requireCompleted);
    }

    private CompletionStage<Handled<SagaState<Trip>, SagaEvent<Trip>>> tell(
            String id, String message, SagaInput<Trip> input) {
        return sagas.participant().handle(id, new Metadata(message, id, "bench"), input, sagas::effects);
    }

    private static void requireCompleted(Handled<SagaState<Trip>, SagaEvent<Trip>> handled) {
        if (!(handled instanceof Handled.Decided<SagaState<Trip>, SagaEvent<Trip>>(var decision))
                || !(decision instanceof Decision.Accepted<SagaState<Trip>, SagaEvent<Trip>>)
                || decision.state().status() != SagaStatus.COMPLETED) {
            throw new IllegalStateException("a trip did not complete: " + handled);
        }
    }
}
