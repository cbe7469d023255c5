package dev.campusg.eventstore.messaging;

import dev.campusg.eventstore.Decision;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one kind of message is handled; a participant is a table of these.
 *
 * @param key which stream it is for
 * @param command what it asks of that stream
 * @param effects what is sent because of the decision: for a command exactly one reply, accepted or refused
 */
public record Reaction<M, S, C, E>(
        Class<M> message,
        Function<Received<M>, String> key,
        Function<Received<M>, C> command,
        BiFunction<Received<M>, Decision<S, E>, Effects> effects) {}
