package dev.campusg.scheduler.application;

/** What was asked can never be done; an answer rather than a fault, so it has no stack trace. */
final class Hopeless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Hopeless(String why) {
        super(why, null, false, false);
    }
}
