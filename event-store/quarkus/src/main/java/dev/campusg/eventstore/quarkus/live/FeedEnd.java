package dev.campusg.eventstore.quarkus.live;

import io.smallrye.mutiny.Uni;

/** Where the feed ends. */
interface FeedEnd {

    /** The last place that was given; 0 in an empty feed. */
    Uni<Long> find();
}
