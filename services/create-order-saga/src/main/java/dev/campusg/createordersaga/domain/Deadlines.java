package dev.campusg.createordersaga.domain;

import java.time.Duration;

/** How long each participant may take over its first attempt. */
public record Deadlines(
        Duration order, Duration user, Duration payment, Duration escrow, Duration timer, Duration notification) {

    /** A card may take its time; nothing else should. */
    public static final Deadlines DEFAULT = new Deadlines(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
}
