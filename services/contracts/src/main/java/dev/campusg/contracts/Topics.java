package dev.campusg.contracts;

import java.util.List;

/** The topics, by their default names. */
public final class Topics {

    public static final String ORDER_COMMANDS = "order_commands";
    public static final String USER_COMMANDS = "user_commands";
    public static final String PAYMENT_COMMANDS = "payment_commands";
    public static final String ESCROW_COMMANDS = "escrow_commands";
    public static final String TIMER_COMMANDS = "timer_commands";
    public static final String NOTIFICATION_COMMANDS = "notification_commands";

    public static final String ORDER_EVENTS = "order_events";
    public static final String USER_EVENTS = "user_events";
    public static final String PAYMENT_EVENTS = "payment_events";
    public static final String ESCROW_EVENTS = "escrow_events";
    public static final String TIMER_EVENTS = "timer_events";
    public static final String NOTIFICATION_EVENTS = "notification_events";
    public static final String SAGA_EVENTS = "saga_events";

    public static final List<String> ALL = List.of(
            ORDER_COMMANDS,
            USER_COMMANDS,
            PAYMENT_COMMANDS,
            ESCROW_COMMANDS,
            TIMER_COMMANDS,
            NOTIFICATION_COMMANDS,
            ORDER_EVENTS,
            USER_EVENTS,
            PAYMENT_EVENTS,
            ESCROW_EVENTS,
            TIMER_EVENTS,
            NOTIFICATION_EVENTS,
            SAGA_EVENTS);

    private Topics() {}
}
