package dev.campusg.timer.domain;

/** Where a request timer stands; all but the first are final. */
public enum TimerStatus {
    ACTIVE,
    STOPPED,
    CANCELLED,
    EXPIRED
}
