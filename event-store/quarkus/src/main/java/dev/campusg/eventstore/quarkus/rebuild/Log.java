package dev.campusg.eventstore.quarkus.rebuild;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Snapshot;

/** One stream while it is folded. */
final class Log {

    final long number;
    final String id;

    /** How many events it had when it was found; it may have more by now. */
    final long length;

    private final Refold<?, ?> refold;
    private long folded;

    Log(long number, String id, long length, Refold<?, ?> refold) {
        this.number = number;
        this.id = id;
        this.length = length;
        this.refold = refold;
    }

    /** The version it is folded up to. */
    long folded() {
        return folded;
    }

    /** @throws IllegalArgumentException if an event is missing before this one, or it cannot be read */
    void next(long version, NewEvent event) {
        if (version != folded + 1) {
            throw new IllegalArgumentException("event " + (folded + 1) + " is missing");
        }
        refold.next(event);
        folded = version;
    }

    /** @throws IllegalArgumentException if its last events are missing */
    Snapshot state() {
        if (folded < length) {
            throw new IllegalArgumentException("it has " + folded + " events of " + length);
        }
        return refold.at(folded);
    }
}
