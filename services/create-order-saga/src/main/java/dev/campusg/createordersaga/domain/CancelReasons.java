package dev.campusg.createordersaga.domain;

/** Why orders are cancelled, in the contract's words. */
public final class CancelReasons {

    public static final String MANUAL = "Manual cancellation requested by user";
    public static final String TIMED_OUT = "Order timed out (30 minutes)";

    private CancelReasons() {}
}
