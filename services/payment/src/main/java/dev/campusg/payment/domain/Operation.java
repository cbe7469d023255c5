package dev.campusg.payment.domain;

/** What a gateway can be asked for. */
public enum Operation {
    /** Hold the amount on the card. */
    AUTHORIZE,
    /** Capture it and transfer it to the runner. */
    RELEASE,
    /** Let it go, whether it was held or not. */
    REVERT
}
