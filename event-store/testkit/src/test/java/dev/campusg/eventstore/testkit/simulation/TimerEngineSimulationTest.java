package dev.campusg.eventstore.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.InMemoryTimerTable;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerTable;
import dev.campusg.eventstore.timers.TimerTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines on virtual time, with all that can happen to processes, clocks and ways: what is set fires once, and not early. */
class TimerEngineSimulationTest {

    private static final int REPLICAS = 3;
    private static final int TIMERS = 400;
    private static final Duration STORY = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime();
    private final InMemoryTimerTable table = new InMemoryTimerTable(new SkewedClock(time, Duration.ZERO));
    private final Ledger ledger = new Ledger(time, table);
    private final List<EngineProcess> processes = new ArrayList<>();
    private TimerTable asked = table;
    private int lives;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_every_timer_fires_once_and_not_early(long seed) {
        Chance chance = new Chance(seed);
        Mischief mischief = new Mischief(chance, 0.03);
        play(chance, mischief);
        ledger.assertRight();
    }

    @Test
    void when_nothing_happens_every_timer_fires_within_milliseconds() {
        Chance chance = new Chance(1);
        Mischief mischief = new Mischief(chance, 0);
        for (int i = 0; i < REPLICAS; i++) {
            launch(chance, mischief);
        }
        run(Duration.ofSeconds(10));
        for (int i = 0; i < TIMERS; i++) {
            HeldTimer timer = ledger.set(i, "timer", time.now().plus(chance.anyScale(SOON, LATER)));
            processes.forEach(process -> process.told(timer));
            run(time.elapsed().plusMillis(chance.below(1_000)));
        }
        run(time.elapsed().plus(LATER).plus(REST));

        ledger.assertRight();
        assertThat(ledger.longestLag()).isLessThan(Duration.ofMillis(10));
    }

    @Test
    void a_clock_that_is_an_hour_ahead_for_a_while_makes_nothing_late_by_an_hour() {
        Chance chance = new Chance(1);
        Mischief mischief = new Mischief(chance, 0);
        launch(chance, mischief);
        run(Duration.ofSeconds(10));
        processes.getFirst().setClock(Duration.ofHours(1));
        run(Duration.ofSeconds(20));
        processes.getFirst().setClock(Duration.ZERO);
        run(Duration.ofSeconds(30));
        ledger.set(1, "timer", time.now().plusSeconds(5));
        run(Duration.ofSeconds(40));
        ledger.assertRight();
    }

    @Test
    void at_rest_each_engine_asks_once_a_second_and_nothing_else() {
        Chance chance = new Chance(1);
        ledger.set(1, "timer", time.now().plus(Duration.ofDays(1)));
        launch(chance, new Mischief(chance, 0));
        run(Duration.ofMinutes(10));

        assertThat(processes.getFirst().turns()).isBetween(590, 605);
        assertThat(processes.getFirst().volleys()).isZero();
    }

    /** So that the tests above mean something. */
    @Test
    void a_table_that_forgets_what_is_new_is_found_out() {
        asked = new Forgetful(table);
        Chance chance = new Chance(1);
        play(chance, new Mischief(chance, 0.03));
        assertThat(ledger.outstanding()).isPositive();
    }

    private record Forgetful(TimerTable table) implements TimerTable {
        @Override
        public CompletionStage<TimerNews> turn(TimerTurn turn) {
            return table.turn(turn)
                    .thenApply(news -> new TimerNews(
                            news.now(),
                            news.shards(),
                            news.members(),
                            news.pending(),
                            news.anew(),
                            news.snapshot(),
                            news.settled(),
                            news.horizon(),
                            news.timers().stream()
                                    .filter(timer -> news.anew() || timer.version() % 10 != 0)
                                    .toList()));
        }

        @Override
        public CompletionStage<Void> postpone(List<HeldTimer> timers, Instant until) {
            return table.postpone(timers, until);
        }

        @Override
        public CompletionStage<Void> leave(String holder) {
            return table.leave(holder);
        }
    }

    private void play(Chance chance, Mischief mischief) {
        for (int i = 0; i < REPLICAS; i++) {
            launch(chance, mischief);
        }
        for (int i = 0; i < TIMERS; i++) {
            long owner = chance.below(TIMERS / 2);
            time.inBackground(chance.between(Duration.ZERO, STORY), () -> change(owner, chance));
        }
        time.inBackground(Duration.ofSeconds(1), () -> trouble(chance, mischief));
        time.inBackground(STORY, mischief::end);
        run(STORY);
        while (ledger.outstanding() > 0 && time.step(LIMIT)) {
            // until nothing is left to fire
        }
        run(time.elapsed().plus(REST));
    }

    private void launch(Chance chance, Mischief mischief) {
        processes.add(new EngineProcess("engine " + ++lives, time, chance, mischief, ledger, asked));
    }

    private void change(long owner, Chance chance) {
        String name = "timer " + chance.below(3);
        if (chance.of(0.2)) {
            ledger.cancel(owner, name);
            return;
        }
        Instant due = time.now().plus(chance.anyScale(SOON, LATER)).minus(chance.of(0.1) ? LATER : Duration.ZERO);
        HeldTimer timer = ledger.set(owner, name, due);
        // Whoever has set it may have died before it could tell its engine.
        if (chance.of(0.8)) {
            chance.oneOf(processes).told(timer);
        }
    }

    /** Each second something happens to somebody. */
    private void trouble(Chance chance, Mischief mischief) {
        if (mischief.strikes() || mischief.strikes()) {
            EngineProcess process = chance.oneOf(processes);
            switch (chance.below(4)) {
                case 0 -> process.kill();
                case 1 -> process.stop();
                case 2 -> process.setClock(mischief.skew());
                default -> process.sleep(chance.anyScale(Duration.ofMillis(100), Duration.ofSeconds(30)));
            }
        }
        processes.stream().filter(process -> !process.isAlive()).toList().forEach(dead -> {
            processes.remove(dead);
            launch(chance, mischief);
        });
        time.inBackground(Duration.ofSeconds(1), () -> trouble(chance, mischief));
    }

    private void run(Duration until) {
        while (time.step(until)) {
            // step after step
        }
    }
}
