package dev.campusg.eventstore.messaging;

import dev.campusg.eventstore.Decision;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of message is handled; a participant is a table of these.
 *
 * @param key which stream it is for; null if it concerns none
 * @param command what it asks of that stream; may be {@link dev.campusg.eventstore.Rejected}
 * @param effects what is sent because of the decision: for a command exactly one reply, accepted or refused
 * @param opens whether this is as a rule the first a stream hears of, so that looking for its state can be spared
 */
public record Reaction<M, S, C, E>(
        Class<M> message,
        Function<Received<M>, @Nullable String> key,
        Function<Received<M>, C> command,
        BiFunction<Received<M>, Decision<S, E>, Effects> effects,
        boolean opens) {

    public Reaction(
            Class<M> message,
            Function<Received<M>, @Nullable String> key,
            Function<Received<M>, C> command,
            BiFunction<Received<M>, Decision<S, E>, Effects> effects) {
        this(message, key, command, effects, false);
    }

    /** A reaction to what as a rule begins a stream: one statement less, or one more where the rule fails. */
    public static <M, S, C, E> Reaction<M, S, C, E> opening(
            Class<M> message,
            Function<Received<M>, @Nullable String> key,
            Function<Received<M>, C> command,
            BiFunction<Received<M>, Decision<S, E>, Effects> effects) {
        return new Reaction<>(message, key, command, effects, true);
    }
}
