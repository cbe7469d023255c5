package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.timers.HeldTimer;
import java.util.List;

/**
 * Hears of every step this process committed, so that a relay or a timer loop need not poll to be prompt. Called on the
 * store's event loop: must not block. What it throws is logged and dropped, as the step is committed already.
 */
@FunctionalInterface
public interface CommitListener {

    CommitListener NONE = (_, _, _) -> {};

    /**
     * @param messages those of the step, as they stand in the outbox
     * @param timers those the step set, as they are known to whoever fires them
     */
    void committed(Step step, List<Outbox.Pending> messages, List<HeldTimer> timers);
}
