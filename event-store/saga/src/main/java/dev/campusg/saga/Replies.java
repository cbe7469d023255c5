package dev.campusg.saga;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The two replies a call can have, told apart by their classes.
 *
 * @param absorb what the saga knows once it was told of success
 * @param error what went wrong, in words, from a failure
 * @param settling which of the two mean that the call has done what it was for
 */
public record Replies<D>(
        Class<?> success,
        BiFunction<D, Object, D> absorb,
        Class<?> failure,
        Function<Object, String> error,
        Predicate<Object> settling) {

    /** A success the saga learns something from. */
    public static <D, S, F> Replies<D> of(
            Class<S> success, BiFunction<D, S, D> absorb, Class<F> failure, Function<F, String> error) {
        return new Replies<>(
                success,
                (data, reply) -> absorb.apply(data, success.cast(reply)),
                failure,
                reply -> error.apply(failure.cast(reply)),
                success::isInstance);
    }

    /** A success that says no more than that. */
    public static <D, F> Replies<D> of(Class<?> success, Class<F> failure, Function<F, String> error) {
        return new Replies<>(
                success, (data, _) -> data, failure, reply -> error.apply(failure.cast(reply)), success::isInstance);
    }

    /** Either will do: it was done, or there was nothing to do. Only silence is asked again. */
    public static <D> Replies<D> either(Class<?> done, Class<?> nothingToDo) {
        return new Replies<>(done, (data, _) -> data, nothingToDo, String::valueOf, _ -> true);
    }

    boolean own(Object reply) {
        return success.isInstance(reply) || failure.isInstance(reply);
    }

    boolean succeed(Object reply) {
        return settling.test(reply);
    }
}
