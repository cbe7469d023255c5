package dev.campusg.eventstore;

import java.util.List;

/** What a decider made of a command. */
public sealed interface Decision<S, E> {

    /** The state that holds now: after the events, or as it was if the command was refused. */
    S state();

    /** The stream's version with that state. */
    long version();

    /** @param events may be empty: it already held */
    record Accepted<S, E>(S before, S state, long version, List<E> events) implements Decision<S, E> {}

    record Refused<S, E>(S state, long version, Rejected why) implements Decision<S, E> {}
}
