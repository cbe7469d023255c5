package dev.campusg.notification.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the e-mail of a notification has come.
 *
 * @param attempts how often it was handed to the mail server, or was about to be
 * @param why what went wrong last
 * @param due when it is to be tried again
 */
public record Mail(Status status, int attempts, @Nullable String why, Instant due) {

    public enum Status {
        PENDING,
        SENT,
        FAILED
    }

    /** So often a mail is tried, over some nine hours. */
    public static final int MAX_ATTEMPTS = 20;

    /** Who began to send a mail has so long to tell how it went; then it is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    static Mail requested(Instant at) {
        return new Mail(Status.PENDING, 0, null, at);
    }

    public boolean pending() {
        return status == Status.PENDING;
    }

    boolean trying(int attempt) {
        return pending() && attempts == attempt;
    }

    Mail tried(int attempt, Instant at) {
        return new Mail(Status.PENDING, attempt, why, at.plus(LEASE));
    }

    Mail postponed(String reason, Instant until) {
        return new Mail(Status.PENDING, attempts, reason, until);
    }

    Mail sent(Instant at) {
        return new Mail(Status.SENT, attempts, null, at);
    }

    Mail failed(String reason, Instant at) {
        return new Mail(Status.FAILED, attempts, reason, at);
    }

    /** Twice as long after each attempt, from a second to an hour. */
    static Duration pauseAfter(int attempt) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempt - 1, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
