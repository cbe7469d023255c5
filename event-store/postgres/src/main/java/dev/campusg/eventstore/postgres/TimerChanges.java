package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.TimerChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What several changes to the same timers come to, because one SQL statement changes a row only once. */
final class TimerChanges {

    private final List<TimerChange> fired = new ArrayList<>();
    private final Map<String, TimerChange> last = new LinkedHashMap<>();

    /** At most one {@code Set} or {@code Cancel} a name, and before them {@code Fired} of what was stored already. */
    static List<TimerChange> netOf(List<TimerChange> changes) {
        if (changes.size() < 2) {
            return changes;
        }
        TimerChanges net = new TimerChanges();
        changes.forEach(net::add);
        return Stream.concat(net.fired.stream(), net.last.values().stream()).toList();
    }

    private void add(TimerChange change) {
        switch (change) {
            case TimerChange.Set set -> last.put(set.name(), set);
            case TimerChange.Cancel cancel -> last.put(cancel.name(), cancel);
            case TimerChange.Fired now -> {
                if (!last.containsKey(now.name())) {
                    fired.add(now);
                } else if (last.get(now.name()) instanceof TimerChange.Set set && sameInstant(set, now)) {
                    last.put(now.name(), new TimerChange.Cancel(now.name()));
                }
            }
        }
    }

    private static boolean sameInstant(TimerChange.Set set, TimerChange.Fired fired) {
        return Times.toDatabase(set.due()).equals(Times.toDatabase(fired.due()));
    }
}
