package dev.campusg.createordersaga.api;

import java.util.UUID;

/** Order ids for sagas: of the same moment as the saga's own id, and the same whenever the request is repeated. */
final class OrderIds {

    /** Everything but the four bits that make it a UUID of its variant. */
    private static final long RANDOM_BITS = 0x0FFF_FFFF_FFFF_FFFFL;

    private OrderIds() {}

    static String of(String sagaId) {
        UUID saga = UUID.fromString(sagaId);
        return new UUID(saga.getMostSignificantBits(), saga.getLeastSignificantBits() ^ RANDOM_BITS).toString();
    }
}
