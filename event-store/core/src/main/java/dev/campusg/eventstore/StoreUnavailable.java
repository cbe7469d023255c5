package dev.campusg.eventstore;

/** The store cannot be reached or does not answer; try again later. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
