package dev.campusg.eventstore.timers;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where timers are kept, for whoever fires them. */
public interface TimerTable {

    /** Renews the lease, takes a fair share of the shards, and tells what is new in them. One statement. */
    CompletionStage<TimerNews> turn(TimerTurn turn);

    /** Timers whose effect fails again and again are looked at later; until then they hold nobody up. */
    CompletionStage<Void> postpone(List<HeldTimer> timers, Instant until);

    /** Gives up all shards at once. */
    CompletionStage<Void> leave(String holder);
}
