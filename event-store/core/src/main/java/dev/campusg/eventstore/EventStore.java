package dev.campusg.eventstore;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Append-only streams. Every method completes exceptionally with {@link StoreUnavailable} when the store cannot be
 * reached: whether a step was committed is then unknown, and running it again is safe if it has a message id or an
 * exact expected version.
 */
public interface EventStore {

    /** Runs one step in one transaction; concurrent steps may share the transaction, each succeeds or fails alone. */
    CompletionStage<StepOutcome> commit(Step step);

    /** The stored state of a stream; null if the stream does not exist. One statement. */
    CompletionStage<@Nullable Snapshot> snapshot(StreamId stream);

    /** At most {@code limit} events of a stream with a version above {@code after}, in order. One statement. */
    CompletionStage<List<Envelope>> read(StreamId stream, long after, int limit);

    /**
     * At most {@code limit} events of the store with a {@link Sequenced#seq} above {@code after}, in order and without
     * gaps: what is returned is never preceded by an event that appears later. One statement, two when there are new
     * events to sequence.
     */
    CompletionStage<List<Sequenced>> feed(long after, int limit);
}
