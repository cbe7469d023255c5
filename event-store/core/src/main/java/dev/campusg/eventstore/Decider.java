package dev.campusg.eventstore;

import java.util.List;

/**
 * The rules of one kind of stream, pure: no clock, no I/O; time and identity arrive in the command.
 *
 * <p>The shape is Jérémie Chassaing's decider ("Functional Event Sourcing Decider", 2021).
 *
 * @param <S> state, folded from events; immutable
 * @param <C> command, imperative
 * @param <E> event, past tense; immutable
 */
public interface Decider<S, C, E> {

    /** The state of a stream without events. */
    S initial();

    /**
     * What follows from a command. An empty list means: it already holds, nothing happens.
     *
     * @throws Rejected if the rules do not allow it
     */
    List<E> decide(S state, C command);

    /** The state after one more event; must accept every event ever recorded. */
    S evolve(S state, E event);

    /** The state after many more events. */
    default S fold(S state, Iterable<E> events) {
        for (E event : events) {
            state = evolve(state, event);
        }
        return state;
    }
}
