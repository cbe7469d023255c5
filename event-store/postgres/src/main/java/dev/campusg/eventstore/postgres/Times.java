package dev.campusg.eventstore.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as PostgreSQL keeps them: microseconds, within the years it can count. */
final class Times {

    static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("+200000-01-01T00:00:00Z");

    /** Beyond the range the nearest end of it: "never" stays never. */
    static OffsetDateTime toDatabase(Instant instant) {
        Instant within = instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return within.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private Times() {}
}
