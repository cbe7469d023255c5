package dev.campusg.eventstore.quarkus.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What became of some idempotency keys.
 *
 * @param ended whether all were looked at; else whoever asks next goes on from there
 */
@RegisterForReflection
record Removed(@JsonProperty("looked_at") long lookedAt, long removed, boolean ended) {

    static final Removed NOTHING = new Removed(0, 0, false);

    Removed and(Removed next) {
        return new Removed(lookedAt + next.lookedAt, removed + next.removed, next.ended);
    }
}
