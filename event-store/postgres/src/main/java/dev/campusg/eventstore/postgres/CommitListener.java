package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Step;

/**
 * Hears of every step this process committed, so that a relay or a timer loop need not poll to be prompt. Called on the
 * store's event loop: must not block. What it throws is logged and dropped, as the step is committed already.
 */
@FunctionalInterface
public interface CommitListener {

    CommitListener NONE = _ -> {};

    void committed(Step step);
}
