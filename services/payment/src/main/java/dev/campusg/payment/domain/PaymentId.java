package dev.campusg.payment.domain;

import java.util.UUID;

/**
 * There is one payment an order, and its stream has the order's id for a key. The payment's id is the order's id with
 * some of its random bits flipped: a UUIDv7 of the same instant, from which the order's id follows again. So a command
 * that names only the payment finds its stream without asking anything that could lag behind or be raced, and whoever
 * authorises the same order again, on whatever replica, gets the same id.
 */
public final class PaymentId {

    /** "payments" in ASCII without its two highest bits: those are the variant of a UUID. */
    private static final long FLIPPED = 0x7061796d656e7473L & 0x3fffffffffffffffL;

    private static final String PREFIX = "payment-of-";

    public static String of(String orderId) {
        return flipped(orderId, PREFIX + orderId);
    }

    public static String orderOf(String paymentId) {
        return paymentId.startsWith(PREFIX)
                ? paymentId.substring(PREFIX.length())
                : flipped(paymentId, "order-of-" + paymentId);
    }

    private static String flipped(String id, String otherwise) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id)
                    ? new UUID(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits() ^ FLIPPED).toString()
                    : otherwise;
        } catch (IllegalArgumentException notUuid) {
            return otherwise;
        }
    }

    private PaymentId() {}
}
