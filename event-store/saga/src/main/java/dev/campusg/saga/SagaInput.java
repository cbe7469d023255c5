package dev.campusg.saga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to a saga from outside. */
public sealed interface SagaInput<D> {

    Instant at();

    /**
     * It begins. Once begun, this is without effect.
     *
     * @param definition the name of what it runs; null for the machine's first
     */
    record Start<D>(String sagaId, @Nullable String definition, D data, Instant at) implements SagaInput<D> {

        /** One of a machine that runs one kind. */
        public Start(String sagaId, D data, Instant at) {
            this(sagaId, null, data, at);
        }
    }

    /**
     * A participant said something.
     *
     * @param commandId the command it answers, if the reply says so; else it is matched by its class
     */
    record Replied<D>(@Nullable String commandId, Object message, Instant at) implements SagaInput<D> {}

    /** A timer fired; see {@link Deadline}. */
    record TimedOut<D>(String token, Instant at) implements SagaInput<D> {}

    /** Somebody wants it cancelled. Without effect on a saga that is being, or was, cancelled. */
    record Cancel<D>(String reason, Instant at) implements SagaInput<D> {}

    /** An operator wants a quarantined saga to try again now. Without effect on any other. */
    record Resume<D>(Instant at) implements SagaInput<D> {}
}
