package dev.campusg.scheduler.domain;

/** Where a scheduled event stands; all but the first are final. */
public enum Status {
    PENDING,
    PROCESSED,
    CANCELLED,
    FAILED
}
