package dev.campusg.eventstore;

/** A timer did not fire after all, so nothing happened: see {@link StepOutcome.Overtaken}. Of interest to nobody else. */
public final class TimerOvertaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TimerOvertaken(StreamId stream) {
        super("a timer of " + stream + " was changed, or is not ours to fire", null, false, false);
    }
}
