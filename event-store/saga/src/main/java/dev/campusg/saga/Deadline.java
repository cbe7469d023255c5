package dev.campusg.saga;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.TimerChange;
import java.time.Instant;

/** The one timer of a saga. Its payload, a JSON string, is the token of the wait it ends. */
public final class Deadline {

    /** The timer's name in the saga's stream. */
    public static final String NAME = "deadline";

    private static final String QUOTE = "\"";

    /** What a fired timer means to the saga. */
    public static <D> SagaInput.TimedOut<D> fired(DueTimer timer, Instant at) {
        return new SagaInput.TimedOut<>(token(timer.payload()), at);
    }

    static TimerChange set(PendingCall pending) {
        return new TimerChange.Set(NAME, pending.due(), QUOTE + pending.token() + QUOTE);
    }

    static TimerChange cancel() {
        return new TimerChange.Cancel(NAME);
    }

    private static String token(String payload) {
        return payload.startsWith(QUOTE) ? payload.substring(1, payload.length() - 1) : payload;
    }

    private Deadline() {}
}
