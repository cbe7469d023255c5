package dev.campusg.eventstore.quarkus.rebuild;

import java.util.Locale;

/** What a run is for. */
enum Kind {
    /** Says which states differ from their log. */
    CHECK,
    /** Mends them, too. */
    REBUILD;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
