package dev.campusg.order.domain;

/** How the payment of an order stands, as far as the payment service told. */
public enum PaymentStatus {
    INITIATING(0),
    AUTHORIZED(1),
    INESCROW(2),
    SUCCEEDED(3),
    REVERTED(3),
    /** Also what an authorisation is told that comes too late for a payment that stands elsewhere. */
    FAILED(1);

    private final int progress;

    PaymentStatus(int progress) {
        this.progress = progress;
    }

    /** News may come out of order: what is older than what is known is no news. */
    boolean isNewsAfter(PaymentStatus known) {
        return progress > known.progress;
    }
}
