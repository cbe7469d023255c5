package dev.campusg.benchmarks;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What clients of the event store do. */
record Workload(EventStore store) {

    /** A writer comes back to each of its streams after this many others. */
    private static final int STREAMS = 16;

    /** The steps in the life of a stream. */
    private static final int STEPS = 6;

    private static final long TO_DEADLINE_SECONDS = 60;

    /** One event, each to a new stream. */
    ClosedLoop.Chain creating() {
        return _ -> commit(Step.append(fresh(), 0, events(1)));
    }

    /** So many events at once to streams that exist, at the version they are known to have. */
    ClosedLoop.Chain appending(int count) {
        var mine = new StreamId[STREAMS];
        for (int i = 0; i < STREAMS; i++) {
            mine[i] = fresh();
        }
        return turn -> commit(Step.append(mine[(int) (turn % STREAMS)], turn / STREAMS * count, events(count)));
    }

    /** Everything a message can change: inbox, two events, state, outbox, a timer, an answer. */
    ClosedLoop.Chain handling() {
        var current = new StreamId[1];
        return turn -> {
            long place = turn % STEPS;
            if (place == 0) {
                current[0] = fresh();
            }
            return commit(full(current[0], place * 2));
        };
    }

    private static Step full(StreamId stream, long version) {
        var message = stream + ":" + version;
        return new Step(
                stream,
                version,
                new Metadata(message, stream.key(), "customer"),
                events(2),
                new Snapshot(version + 2, 1, Ceiling.DATA),
                List.of(new OutboxMessage(
                        "payment_commands", stream.key(), Ceiling.DATA, Map.of("ce_id", message, "ce_type", "pay"))),
                List.of(new TimerChange.Set(
                        "deadline", Instant.now().plusSeconds(TO_DEADLINE_SECONDS), "{\"step\": 3}")),
                "{\"accepted\": true}");
    }

    /** Fails unless committed: a figure of refusals is none. */
    private CompletionStage<StepOutcome> commit(Step step) {
        return store.commit(step).thenApply(outcome -> {
            if (!(outcome instanceof StepOutcome.Committed)) {
                throw new IllegalStateException(step.stream() + ": " + outcome);
            }
            return outcome;
        });
    }

    private static StreamId fresh() {
        return new StreamId("order", UUID.randomUUID().toString());
    }

    static List<NewEvent> events(int count) {
        return Collections.nCopies(count, new NewEvent("OrderPlaced", 1, Ceiling.DATA));
    }
}
