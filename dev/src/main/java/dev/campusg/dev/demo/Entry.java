package dev.campusg.dev.demo;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param id the same thing seen twice has the same
 * @param who the service it happened in
 */
record Entry(String id, Instant time, Source source, String who, String what, String detail) {

    /** Where we know it from. */
    enum Source {
        /** A message on Kafka. */
        MESSAGE,
        /** An event in the log of the order. */
        EVENT,
        /** A step in the log of the saga. */
        STEP,
        /** We did it ourselves. */
        OURSELVES
    }

    Entry withDetail(String other) {
        return new Entry(id, time, source, who, what, other);
    }
}
