package dev.campusg.callbacktimers.store;

import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What came of a wake.
 *
 * @param begun the attempt to make; null if there is none, also where the wake fires but its timer is paused
 */
public record Taken(
        LeasedTimer wake, Verdict verdict, @Nullable Begun begun) {}
