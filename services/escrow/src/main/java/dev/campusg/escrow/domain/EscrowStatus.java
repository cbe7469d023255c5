package dev.campusg.escrow.domain;

/** Where the money of an order is. */
public enum EscrowStatus {
    /** Nothing was held yet. */
    PENDING,
    HELD,
    RELEASED,
    REFUNDED,
    /** It was to be refunded before it was held: it will never be. */
    FAILED
}
