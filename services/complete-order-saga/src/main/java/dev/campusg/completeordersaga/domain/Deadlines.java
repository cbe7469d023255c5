package dev.campusg.completeordersaga.domain;

import java.time.Duration;

/**
 * How long participants may take over their first attempt.
 *
 * @param payment the same for the payout, which is somebody else's computer
 */
public record Deadlines(Duration participant, Duration payment) {

    public static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(20));
}
