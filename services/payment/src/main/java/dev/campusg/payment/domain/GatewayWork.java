package dev.campusg.payment.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * What the gateway is to be asked. It is recorded before it is done, so that a crash only makes it be done again.
 *
 * @param attempt from 1; one more for each refusal, because a gateway gives the same answer to the same attempt
 * @param since when it was asked for
 * @param due when to ask
 */
public record GatewayWork(Operation operation, int attempt, Instant since, Instant due) {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    static GatewayWork now(Operation operation, int attempt, Instant at) {
        return new GatewayWork(operation, attempt, at, at);
    }

    /** The next attempt, after a pause that doubles each time. */
    GatewayWork again(Instant at) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 6));
        Instant next = at.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return new GatewayWork(operation, attempt + 1, since, next);
    }

    public boolean matches(Operation wanted, int number) {
        return operation == wanted && attempt == number;
    }
}
