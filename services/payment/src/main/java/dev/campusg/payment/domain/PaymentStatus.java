package dev.campusg.payment.domain;

/** Where a payment stands. */
public enum PaymentStatus {
    /** Nobody asked for it yet. */
    NONE,
    /** The gateway was asked to hold the amount and has not answered. */
    INITIATING,
    AUTHORIZED,
    INESCROW,
    SUCCEEDED,
    REVERTED,
    FAILED
}
