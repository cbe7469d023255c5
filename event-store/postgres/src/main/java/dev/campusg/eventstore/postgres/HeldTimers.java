package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Held timers as columns: owners, names, versions. */
final class HeldTimers {

    static Tuple columns(List<HeldTimer> timers) {
        return Tuple.of(
                timers.stream().map(HeldTimer::owner).toArray(Long[]::new),
                timers.stream().map(HeldTimer::name).toArray(String[]::new),
                timers.stream().map(HeldTimer::version).toArray(Long[]::new));
    }

    /** And their epochs. */
    static Tuple leased(List<LeasedTimer> timers) {
        return columns(timers.stream().map(LeasedTimer::timer).toList())
                .addArrayOfLong(timers.stream().map(LeasedTimer::epoch).toArray(Long[]::new));
    }

    private HeldTimers() {}
}
