package dev.campusg.order.domain;

import dev.campusg.eventstore.Rejected;
import java.util.Arrays;
import java.util.Locale;

/** Where an order is in its life. */
public enum OrderStatus {
    /** There is no such order yet; never stored, never shown. */
    NONE,
    PENDING,
    CREATED,
    ACCEPTED,
    ON_SITE,
    PURCHASED,
    COLLECTED,
    ON_THE_WAY,
    DELIVERED,
    COMPLETED,
    CANCELLED;

    /**
     * Ignores case, takes {@code -} for {@code _} and {@code PLACED} for {@link #PURCHASED}.
     *
     * @throws Rejected if it is none of them
     */
    public static OrderStatus parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(status -> status != NONE && status.name().equals(name.equals("PLACED") ? "PURCHASED" : name))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "UNKNOWN_STATUS",
                        "'" + text + "' is not an order status; use one of "
                                + Arrays.asList(values()).subList(1, values().length)));
    }

    /** Whether a runner's next report after this status is the given stage. */
    boolean leadsToStage(OrderStatus stage) {
        return switch (this) {
            case ACCEPTED, ON_SITE, PURCHASED, COLLECTED, ON_THE_WAY -> stage.ordinal() == ordinal() + 1;
            case NONE, PENDING, CREATED, DELIVERED, COMPLETED, CANCELLED -> false;
        };
    }

    /** Nothing more becomes of it. */
    public boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }
}
