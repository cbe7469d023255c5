package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Participant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The streams of one category, and what is known of them besides their participant.
 *
 * @param told what follows from a decision about a key's stream that no message led to: a request, or a timer
 * @param mayBeSilent decisions of that kind from which nothing may follow
 * @param witness is shown every stream as its log tells it
 */
public record Subject<S, C, E>(
        Participant<S, C, E> participant,
        BiFunction<String, Decision<S, E>, Effects> told,
        Predicate<Decision.Accepted<S, E>> mayBeSilent,
        Consumer<Told<S, E>> witness) {

    /** A stream as its log tells it. */
    public record Told<S, E>(StreamLog log, S state, List<E> events) {}

    public String category() {
        return participant.streams().category();
    }
}
