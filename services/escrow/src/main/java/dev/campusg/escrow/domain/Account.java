package dev.campusg.escrow.domain;

/** Between whom money moves. */
public enum Account {
    CUSTOMER,
    ESCROW,
    RUNNER,
    /** Earns nothing so far: runners receive all fees in full. */
    PLATFORM
}
