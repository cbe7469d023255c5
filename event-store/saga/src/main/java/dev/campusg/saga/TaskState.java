package dev.campusg.saga;

/** How far one task of a saga is. */
public enum TaskState {
    /** Not asked yet, or to be asked anew. */
    WAITING,
    /** Asked; no reply yet, or none that counts. */
    SENT,
    DONE,
    FAILED,
    /** No reply after all attempts: it may or may not have happened, and a late reply will tell. */
    GIVEN_UP,
    /** An undo that failed or stayed silent, and may. */
    TOLERATED,
    /** The gate said no. */
    REFUSED
}
