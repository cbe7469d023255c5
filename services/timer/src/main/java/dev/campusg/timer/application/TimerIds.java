package dev.campusg.timer.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Ids of timers that a message starts: UUIDv7 of the instant and the message, so a replay gives the same. */
final class TimerIds {

    private static final long VERSION = 0x7000L;
    private static final long VERSION_TAIL = 0x0FFFL;
    private static final long VARIANT = 1L << 63;
    private static final long VARIANT_TAIL = -1L >>> 2;

    private TimerIds() {}

    static String of(Instant at, String cause) {
        UUID bits = UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
        return new UUID(
                        at.toEpochMilli() << 16 | VERSION | bits.getMostSignificantBits() & VERSION_TAIL,
                        VARIANT | bits.getLeastSignificantBits() & VARIANT_TAIL)
                .toString();
    }
}
