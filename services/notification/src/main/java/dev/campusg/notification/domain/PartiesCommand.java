package dev.campusg.notification.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message about an order means to its parties. */
public sealed interface PartiesCommand {

    /**
     * @param customerId if the message says so
     * @param runnerId if the message says so
     * @param news what somebody is to be told
     */
    record Hear(@Nullable String customerId, @Nullable String runnerId, List<News> news, Instant at)
            implements PartiesCommand {}

    /** The order is on offer again: whatever was told of its delivery can happen anew. */
    record HearRunnerLeft(String customerId, List<News> news, Instant at) implements PartiesCommand {}
}
