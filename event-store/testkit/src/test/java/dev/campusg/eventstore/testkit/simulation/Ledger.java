package dev.campusg.eventstore.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.InMemoryTimerTable;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was set and what came of it, written in the same breath as the timers themselves. */
final class Ledger {

    private final VirtualTime time;
    private final InMemoryTimerTable table;
    private final Map<Key, Instant> expected = new HashMap<>();
    private final Map<Key, List<Instant>> fired = new HashMap<>();
    private final List<Duration> lags = new ArrayList<>();

    /** One setting of a timer. */
    private record Key(long owner, String name, long version) {
        static Key of(HeldTimer timer) {
            return new Key(timer.owner(), timer.name(), timer.version());
        }
    }

    Ledger(VirtualTime time, InMemoryTimerTable table) {
        this.time = time;
        this.table = table;
    }

    HeldTimer set(long owner, String name, Instant due) {
        withdraw(owner, name);
        table.set(owner, name, due, "{}");
        HeldTimer timer = Objects.requireNonNull(table.held(owner, name));
        expected.put(Key.of(timer), due.isBefore(time.now()) ? time.now() : due);
        return timer;
    }

    void cancel(long owner, String name) {
        withdraw(owner, name);
        table.cancel(owner, name);
    }

    private void withdraw(long owner, String name) {
        HeldTimer before = table.held(owner, name);
        if (before != null) {
            expected.remove(Key.of(before));
        }
    }

    /** One transaction: whether it fires, its effect, and the end of it. */
    Verdict fire(LeasedTimer leased) {
        HeldTimer timer = leased.timer();
        Verdict verdict = table.verdict(timer.owner(), timer.name(), leased.fence());
        if (verdict == Verdict.FIRES) {
            fired.computeIfAbsent(Key.of(timer), _ -> new ArrayList<>()).add(time.now());
            lags.add(Duration.between(Objects.requireNonNull(expected.get(Key.of(timer))), time.now()));
            table.cancel(timer.owner(), timer.name());
        }
        return verdict;
    }

    int outstanding() {
        return expected.size() - fired.size();
    }

    Duration longestLag() {
        return lags.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Each setting that was neither moved nor cancelled has fired, once and not early; no other has. */
    void assertRight() {
        assertThat(expected.keySet().stream().filter(timer -> !fired.containsKey(timer)))
                .as("lost")
                .isEmpty();
        assertThat(fired.keySet().stream().filter(timer -> !expected.containsKey(timer)))
                .as("fired though moved or cancelled")
                .isEmpty();
        fired.forEach((timer, instants) -> {
            assertThat(instants).as("once").hasSize(1);
            assertThat(instants.getFirst()).as("not early").isAfterOrEqualTo(expected.get(timer));
        });
    }
}
