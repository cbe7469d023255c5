package dev.campusg.eventstore.quarkus.rebuild;

import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Snapshot;

/** A stream folded anew, event by event: what its stored state must be, if the log is right. */
final class Refold<S, E> {

    private final CommandHandler<S, ?, E> handler;
    private S state;

    Refold(CommandHandler<S, ?, E> handler) {
        this.handler = handler;
        this.state = handler.decider().initial();
    }

    /** @throws IllegalArgumentException if the event cannot be read */
    void next(NewEvent event) {
        state = handler.decider().evolve(state, handler.events().decode(event));
    }

    /** The state so far, as it would be stored at a version. */
    Snapshot at(long version) {
        return new Snapshot(version, handler.states().schema(), handler.states().encode(state));
    }
}
