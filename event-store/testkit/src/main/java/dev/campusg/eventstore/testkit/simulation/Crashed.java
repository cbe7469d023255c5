package dev.campusg.eventstore.testkit.simulation;

/** Whoever sees this is dead, and does nothing any more. */
final class Crashed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Crashed() {
        super("the process is dead", null, false, false);
    }
}
