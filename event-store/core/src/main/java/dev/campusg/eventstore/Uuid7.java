package dev.campusg.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered UUIDs (RFC 9562, version 7): 48 bits of milliseconds, a counter of 12 and 62 random bits. Within a
 * process each is greater than the one before; a counter that overflows borrows from the next millisecond.
 */
public final class Uuid7 {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final Uuid7 OF_THIS_PROCESS = new Uuid7(Clock.systemUTC());

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    Uuid7(Clock clock) {
        this.clock = clock;
    }

    public static String next() {
        return nextId().toString();
    }

    public static UUID nextId() {
        return OF_THIS_PROCESS.create();
    }

    /** The id of what something caused at an instant: a repetition of the cause gives the same. */
    public static String of(Instant at, String cause) {
        UUID bits = UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
        long high = at.toEpochMilli() << 16 | VERSION | bits.getMostSignificantBits() & COUNTER_MASK;
        return new UUID(high, bits.getLeastSignificantBits()).toString();
    }

    UUID create() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(previous -> Math.max(now, previous + 1));
        long high = (tick >>> COUNTER_BITS) << 16 | VERSION | tick & COUNTER_MASK;
        // The lower half of a random UUID is just what is needed: the variant and 62 secure random bits.
        return new UUID(high, UUID.randomUUID().getLeastSignificantBits());
    }
}
