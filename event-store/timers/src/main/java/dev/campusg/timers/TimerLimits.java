package dev.campusg.timers;

import java.time.Duration;

/**
 * How an engine goes about it.
 *
 * @param window how far ahead timers are held in memory; the table is asked for what is due once in half of it
 * @param held most timers it asks for at once; when fewer than half of them are left it asks for more
 * @param beat how often it takes a turn by itself, renewing its lease and looking for what others have set
 * @param lease how long it may be silent before others take over; two beats at least, unless it is told when to look
 * @param batch most timers fired together
 * @param flights batches fired at once; while they are, the next one gathers
 * @param underway most timers that are being fired at once
 */
public record TimerLimits(
        Duration window, int held, Duration beat, Duration lease, int batch, int flights, int underway) {

    public static final TimerLimits DEFAULT = new TimerLimits(
            Duration.ofSeconds(30), 20_000, Duration.ofSeconds(1), Duration.ofSeconds(3), 500, 2, 2_000);

    public TimerLimits {
        if (!window.isPositive()
                || held < 1
                || !beat.isPositive()
                || !lease.isPositive()
                || batch < 1
                || flights < 1
                || underway < batch) {
            throw new IllegalArgumentException("limits are positive, and no batch exceeds what may be underway");
        }
    }

    public TimerLimits window(Duration other) {
        return new TimerLimits(other, held, beat, lease, batch, flights, underway);
    }
}
