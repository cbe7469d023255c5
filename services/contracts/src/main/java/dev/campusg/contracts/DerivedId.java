package dev.campusg.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The id of something there is one of for each order, such as its payment. It is the order's id with some of its random
 * bits flipped: a UUIDv7 of the same instant, from which the order's id follows again. So a message that names only the
 * payment finds the order's stream without asking anything that could lag behind or be raced, and whoever makes the
 * payment for the same order again, on whatever replica, gives it the same id.
 */
public final class DerivedId {

    public static final DerivedId PAYMENT = new DerivedId("payment");
    public static final DerivedId ESCROW = new DerivedId("escrow");

    /** Of the one saga that completes an order, whoever starts it. */
    public static final DerivedId COMPLETION = new DerivedId("completion");

    /** The lower half of a UUID without its two highest bits, which are the variant. */
    private static final long RANDOM_BITS = 0x3fff_ffff_ffff_ffffL;

    private final String kind;
    private final long flipped;

    private DerivedId(String kind) {
        this.kind = kind;
        this.flipped = ByteBuffer.wrap(Arrays.copyOf(kind.getBytes(StandardCharsets.US_ASCII), Long.BYTES))
                        .getLong()
                & RANDOM_BITS;
    }

    public String of(String orderId) {
        return flip(orderId, kind + "-of-" + orderId);
    }

    /** The order an id belongs to; for what is no such id, one that no order has. */
    public String orderOf(String id) {
        String prefix = kind + "-of-";
        return id.startsWith(prefix) ? id.substring(prefix.length()) : flip(id, "order-of-" + id);
    }

    private String flip(String id, String otherwise) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id)
                    ? new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ flipped).toString()
                    : otherwise;
        } catch (IllegalArgumentException notUuid) {
            return otherwise;
        }
    }
}
