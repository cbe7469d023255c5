package dev.campusg.simulation;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.testkit.simulation.Sabotage;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The inbox check is gone: a message that comes again is handled again. */
final class ForgetfulInbox implements Bug {

    @Override
    public Sabotage in(String service) {
        return Sabotage.ofStore(Forgetful::new);
    }

    private record Forgetful(EventStore store) implements EventStore {
        @Override
        public CompletionStage<StepOutcome> commit(Step step) {
            Metadata known = step.metadata();
            return store.commit(new Step(
                    step.stream(),
                    step.expectedVersion(),
                    new Metadata(null, known.correlationId(), known.actor()),
                    step.events(),
                    step.snapshot(),
                    step.outbox(),
                    step.timers(),
                    step.answer()));
        }

        @Override
        public CompletionStage<@Nullable Snapshot> snapshot(StreamId stream) {
            return store.snapshot(stream);
        }

        @Override
        public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
            return store.read(stream, after, limit);
        }

        @Override
        public CompletionStage<List<Sequenced>> feed(long after, int limit) {
            return store.feed(after, limit);
        }
    }
}
