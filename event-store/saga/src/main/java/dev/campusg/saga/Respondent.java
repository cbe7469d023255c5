package dev.campusg.saga;

import java.time.Duration;
import java.util.function.Function;

/**
 * Somebody who is asked.
 *
 * @param topic where it listens
 * @param deadline how long it may take over a first attempt
 */
public record Respondent(String topic, Duration deadline) {

    /** A question that depends on what the saga knows. */
    public <D> Call<D> asked(Function<D, Object> message, Replies<D> replies) {
        return new Call<>(topic, message, replies, deadline);
    }

    /** A question that also says why the saga turned back. */
    public <D> Call<D> asked(Wording<D> wording, Replies<D> replies) {
        return new Call<>(topic, wording, replies, deadline);
    }
}
