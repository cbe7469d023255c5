package dev.campusg.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A small decider for tests, its codecs, and a store that counts what it is asked. */
final class Tally implements Decider<Integer, Integer, Integer> {

    static final int LIMIT = 100;

    static final EventCodec<Integer> EVENTS = new EventCodec<>() {
        @Override
        public NewEvent encode(Integer event) {
            return new NewEvent("Added", 1, event.toString());
        }

        @Override
        public Integer decode(NewEvent event) {
            return Integer.valueOf(event.data());
        }
    };

    static StateCodec<Integer> states(int schema) {
        return new StateCodec<>() {
            @Override
            public int schema() {
                return schema;
            }

            @Override
            public String encode(Integer state) {
                return schema == 1 ? state.toString() : "\"" + state + "\"";
            }

            @Override
            public Integer decode(String state) {
                return Integer.valueOf(schema == 1 ? state : state.replace("\"", ""));
            }
        };
    }

    @Override
    public Integer initial() {
        return 0;
    }

    /** Adds a number; zero changes nothing. */
    @Override
    public List<Integer> decide(Integer sum, Integer added) {
        if (sum + added > LIMIT) {
            throw Rejected.conflict("TOO_MUCH", sum + " and " + added + " are more than " + LIMIT);
        }
        return added == 0 ? List.of() : List.of(added);
    }

    @Override
    public Integer evolve(Integer sum, Integer added) {
        return sum + added;
    }

    static class Counting implements EventStore {
        final List<Step> steps = new ArrayList<>();
        int loads;
        private final EventStore store;

        Counting(EventStore store) {
            this.store = store;
        }

        @Override
        public CompletionStage<StepOutcome> commit(Step step) {
            steps.add(step);
            return store.commit(step);
        }

        @Override
        public CompletionStage<@Nullable Snapshot> snapshot(StreamId stream) {
            loads++;
            return store.snapshot(stream);
        }

        @Override
        public CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit) {
            loads++;
            return store.read(stream, after, limit);
        }

        @Override
        public CompletionStage<List<Sequenced>> feed(long after, int limit) {
            return store.feed(after, limit);
        }
    }
}
