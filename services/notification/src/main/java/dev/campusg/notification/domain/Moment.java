package dev.campusg.notification.domain;

import java.util.Optional;

/** The moments of an order that someone is told about; their names are the types of the notifications. */
public enum Moment {
    PENDING_PAYMENT(false),
    PAYMENT_AUTHORIZED(false),
    ESCROW_PLACED(false),
    ORDER_CREATED(true),
    ORDER_ACCEPTED(true),
    ORDER_ON_SITE(true),
    ORDER_PURCHASED(true),
    ORDER_COLLECTED(true),
    ORDER_ON_THE_WAY(true),
    ORDER_DELIVERED(true),
    ORDER_CANCELLED(false),
    ORDER_TIMEOUT(false),
    REFUNDED(false),
    ORDER_COMPLETED(false),
    RECEIPT(false);

    private final boolean recurs;

    Moment(boolean recurs) {
        this.recurs = recurs;
    }

    /** Whether it can come again after a runner stepped back and the order was put on offer anew. */
    public boolean recurs() {
        return recurs;
    }

    public static Optional<Moment> named(String name) {
        for (Moment moment : values()) {
            if (moment.name().equals(name)) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }
}
