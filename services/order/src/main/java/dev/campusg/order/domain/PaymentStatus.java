package dev.campusg.order.domain;

/** How the payment of an order stands, as the payment service last told. */
public enum PaymentStatus {
    INITIATING,
    AUTHORIZED,
    INESCROW,
    SUCCEEDED,
    REVERTED,
    FAILED
}
