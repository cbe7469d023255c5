package dev.campusg.eventstore;

/**
 * A rule said no. An answer rather than a fault, so it has no stack trace.
 *
 * <p>{@link Reason} says what kind of no it is, so that every border can speak its own language (an HTTP status, a
 * failure reply) without knowing the rule.
 */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of no. */
    public enum Reason {
        INVALID,
        NOT_FOUND,
        FORBIDDEN,
        CONFLICT,
        /** It was asked of a version that is not the current one. */
        STALE
    }

    private final Reason reason;
    private final String code;

    /**
     * @param code a stable word for machines, for example {@code NOT_AVAILABLE}
     * @param message a sentence for people that says what would have been allowed
     */
    public Rejected(Reason reason, String code, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.code = code;
    }

    public static Rejected invalid(String code, String message) {
        return new Rejected(Reason.INVALID, code, message);
    }

    public static Rejected notFound(String code, String message) {
        return new Rejected(Reason.NOT_FOUND, code, message);
    }

    public static Rejected forbidden(String code, String message) {
        return new Rejected(Reason.FORBIDDEN, code, message);
    }

    public static Rejected conflict(String code, String message) {
        return new Rejected(Reason.CONFLICT, code, message);
    }

    public static Rejected stale(String code, String message) {
        return new Rejected(Reason.STALE, code, message);
    }

    public Reason reason() {
        return reason;
    }

    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
