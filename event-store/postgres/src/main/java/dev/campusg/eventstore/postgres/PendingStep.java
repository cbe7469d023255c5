package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.TimerChange;

/**
 * A step on its way, and who waits for it.
 *
 * @param size in characters, roughly
 */
record PendingStep(Step step, int size, Reply<StepOutcome> reply) {

    /** Names, numbers and the like. */
    private static final int OVERHEAD = 200;

    PendingStep(Step step) {
        this(step, size(step), new Reply<>());
    }

    private static int size(Step step) {
        int size = OVERHEAD
                + (step.snapshot() == null ? 0 : step.snapshot().state().length());
        for (NewEvent event : step.events()) {
            size += OVERHEAD + event.data().length();
        }
        for (OutboxMessage message : step.outbox()) {
            size += OVERHEAD + message.value().length();
        }
        for (TimerChange change : step.timers()) {
            size += OVERHEAD
                    + (change instanceof TimerChange.Set set ? set.payload().length() : 0);
        }
        return size;
    }
}
