package dev.campusg.scheduler.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an event is about; the names are the contract's and stored. */
public enum Kind {
    /** Nobody accepted an order in time. */
    ORDER_TIMEOUT,
    /** The bank will soon let go of money that was set aside. */
    PAYMENT_AUTHORIZATION_EXPIRY,
    /** Someone waits for a delivery. */
    DELIVERY_REMINDER,
    /** Funds have been held for too long. */
    ESCROW_TIMEOUT;

    /** Case does not matter, and a dash stands for an underscore. */
    public static Optional<Kind> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(wanted))
                .findFirst();
    }
}
