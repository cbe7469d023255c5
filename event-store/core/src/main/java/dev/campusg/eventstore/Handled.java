package dev.campusg.eventstore;

import org.jspecify.annotations.Nullable;

/** What became of a command. */
public sealed interface Handled<S, E> {

    /** Decided now; committed if there was anything to commit. */
    record Decided<S, E>(Decision<S, E> decision) implements Handled<S, E> {}

    /** The same message was handled before; this was the answer. */
    record Repeated<S, E>(@Nullable String answer) implements Handled<S, E> {}
}
