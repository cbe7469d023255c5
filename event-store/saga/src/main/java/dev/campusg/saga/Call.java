package dev.campusg.saga;

import java.time.Duration;
import java.util.function.Function;

/**
 * One question to a participant.
 *
 * @param topic where the participant listens
 * @param wording makes the message
 * @param replies what the participant may say; every command gets exactly one of the two
 * @param deadline how long the first attempt waits for its reply; later attempts wait longer, see {@link RetryPolicy}
 */
public record Call<D>(String topic, Wording<D> wording, Replies<D> replies, Duration deadline) {

    public Call {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a deadline is longer than nothing: " + deadline);
        }
    }

    /** A call that does not need to know why. */
    public Call(String topic, Function<D, Object> message, Replies<D> replies, Duration deadline) {
        this(topic, (data, _) -> message.apply(data), replies, deadline);
    }
}
