package dev.campusg.saga;

/** Where a saga is. */
public enum SagaStatus {
    /** Going forward. */
    STARTED,
    /** Every step is done. It may still be cancelled, if the gate lets it. */
    COMPLETED,
    /** The first step failed and left nothing to undo. */
    FAILED,
    /** A step failed; the steps before it are being undone. */
    COMPENSATING,
    /** Every undo is confirmed. */
    COMPENSATED,
    /** Somebody asked for it; the gate decides, then the steps are undone. */
    CANCELLING,
    /** Every undo is confirmed and whoever must know was told. */
    CANCELLED
}
