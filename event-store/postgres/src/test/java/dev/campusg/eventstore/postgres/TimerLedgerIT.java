package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StoreUnavailable;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerChange.Cancel;
import dev.campusg.eventstore.TimerChange.Set;
import dev.campusg.eventstore.testkit.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Three replicas, as processes; one is killed, one stopped for longer than its lease and woken again, and then the
 * database is killed. What the ledger, which is the streams, says afterwards is what happened.
 */
class TimerLedgerIT {

    private static final int STREAMS = 2_000;
    private static final int SINGLE = 5;
    private static final int CHAIN = 5;
    private static final int RACES = 1_000;
    private static final Duration STORY = Duration.ofSeconds(15);
    private static final Duration LATER = Duration.ofSeconds(3);
    private static final Duration SLIGHTLY_EARLY = Duration.ofMillis(5);
    private static final Duration MOST_LATE = Duration.ofSeconds(6);

    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Instant> moved = new HashMap<>();

    private enum Answer {
        TAKEN_BACK,
        MOVED,
        TOO_LATE,
        NONE
    }

    @Test
    void twenty_thousand_timers_fire_once_whoever_is_killed_or_stopped() throws Exception {
        try (LocalPostgres server = LocalPostgres.temporary(Durability.FULL);
                TestDatabase database = TestDatabase.on(server);
                ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
            List<Process> replicas = new ArrayList<>();
            try {
                PostgresEventStore store = database.store();
                for (String holder : List.of("first", "second", "third")) {
                    replicas.add(TimerProcess.start(holder, database));
                }
                Await.until("three replicas share the shards", () -> holders(database) == 3);
                Instant start = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
                setAll(store, start);
                race(store, clock, start);
                trouble(server, database, replicas);
                Await.until("all races are over", () -> answers.size() == RACES);
                awaitSilence(database);
                assertAllFiredOnce(database);
                assertAnswersWereTrue(database);
            } finally {
                for (Process replica : replicas) {
                    replica.destroyForcibly().waitFor();
                }
            }
        }
    }

    private void setAll(PostgresEventStore store, Instant start) {
        IntStream.range(0, STREAMS)
                .mapToObj(i -> {
                    List<TimerChange> timers = new ArrayList<>();
                    for (int timer = 0; timer < SINGLE; timer++) {
                        timers.add(new Set("single-" + timer, start.plus(within(STORY)), "1"));
                    }
                    timers.add(new Set("chain", start.plus(within(LATER)), "" + CHAIN));
                    return store.commit(step(new StreamId("ledger", "" + i), timers));
                })
                .toList()
                .forEach(Await::answer);
    }

    /** At the instant a timer is due, its stream takes it back, or moves it. */
    private void race(PostgresEventStore store, ScheduledExecutorService clock, Instant start) {
        List<Instant> dues =
                Stream.generate(() -> start.plus(within(STORY))).limit(RACES).toList();
        IntStream.range(0, RACES)
                .mapToObj(i -> store.commit(step(racing(i), List.of(new Set("timer", dues.get(i), "1")))))
                .toList()
                .forEach(Await::answer);
        for (int i = 0; i < RACES; i++) {
            int number = i;
            Set move = new Set("timer", dues.get(i).plus(LATER), "1");
            TimerChange change = i % 2 == 0 ? new Cancel("timer") : move;
            Instant when = dues.get(i).plus(aboutThen());
            moved.put(racing(i).toString(), move.due());
            clock.schedule(
                    () -> store.commit(step(racing(number), List.of(change)))
                            .whenComplete((outcome, failure) ->
                                    answers.put(racing(number).toString(), answerTo(change, outcome, failure))),
                    Duration.between(Instant.now(), when).toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** Near the instant mostly; but a machine that is busy is late itself, and then the race is later, too. */
    private Duration aboutThen() {
        double millis = Math.pow(MOST_LATE.toMillis(), random.nextDouble());
        return Duration.ofNanos((long) (millis * 1e6)).minus(SLIGHTLY_EARLY);
    }

    private static StreamId racing(int number) {
        return new StreamId("race", "" + number);
    }

    private static Answer answerTo(TimerChange change, StepOutcome outcome, Throwable failure) {
        if (failure != null) {
            assertThat(failure).isInstanceOf(StoreUnavailable.class);
            return Answer.NONE;
        }
        return outcome instanceof StepOutcome.Committed
                ? change instanceof Cancel ? Answer.TAKEN_BACK : Answer.MOVED
                : Answer.TOO_LATE;
    }

    private static void trouble(LocalPostgres server, TestDatabase database, List<Process> replicas)
            throws IOException, InterruptedException {
        awaitFired(database, 2_000);
        replicas.removeFirst().destroyForcibly().waitFor();
        replicas.add(TimerProcess.start("fourth", database));
        awaitFired(database, 6_000);
        signal(replicas.getFirst(), "STOP");
        Await.until(
                "the stopped one has lost its shards",
                () -> database.ask("select shard from es.timer_lease where holder = 'second'")
                        .isEmpty());
        signal(replicas.getFirst(), "CONT");
        awaitFired(database, 12_000);
        server.kill();
        server.restart();
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void awaitFired(TestDatabase database, int count) {
        Await.until(count + " have fired", () -> number(database, "select count(*) from es.event") >= count);
    }

    private static void awaitSilence(TestDatabase database) {
        Await.until("no timer is left", () -> number(database, "select count(*) from es.timer") == 0);
    }

    private static void assertAllFiredOnce(TestDatabase database) {
        int each = SINGLE + CHAIN;
        assertThat(number(
                        database,
                        "select count(*) from es.event where stream in"
                                + " (select number from es.stream where category = 'ledger')"))
                .as("fired")
                .isEqualTo((long) STREAMS * each);
        assertThat(database.ask("""
                select s.id from es.stream s join es.event e on e.stream = s.number where s.category = 'ledger'
                group by s.id having count(distinct (e.data ->> 'name', e.data ->> 'left')) <> %d""".formatted(each)))
                .as("streams whose timers did not all fire once")
                .isEmpty();
        assertThat(database.ask("select stream from es.event where recorded_at < (data ->> 'due')::timestamptz"))
                .as("fired early")
                .isEmpty();
    }

    private void assertAnswersWereTrue(TestDatabase database) {
        Map<String, List<String>> fired = new HashMap<>();
        database.ask("select s.id || ' ' || (e.data ->> 'due') from es.event e"
                        + " join es.stream s on s.number = e.stream where s.category = 'race'")
                .forEach(row -> fired.computeIfAbsent(row.split(" ")[0], _ -> new ArrayList<>())
                        .add(row.split(" ")[1]));
        answers.forEach((stream, answer) -> {
            List<String> instants = fired.getOrDefault(stream, List.of());
            String then = moved.get(stream).toString();
            switch (answer) {
                case TAKEN_BACK -> assertThat(instants).as(stream).isEmpty();
                case MOVED -> assertThat(instants).as(stream).containsExactly(then);
                case TOO_LATE -> assertThat(instants).as(stream).hasSize(1).doesNotContain(then);
                case NONE -> assertThat(instants).as(stream).hasSizeLessThan(2);
            }
        });
        Map<Answer, Long> counts =
                answers.values().stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        System.out.println("Timers that were taken back or moved at the instant they were due: " + counts);
        assertThat(counts).containsKeys(Answer.TAKEN_BACK, Answer.MOVED, Answer.TOO_LATE);
    }

    private static int holders(TestDatabase database) {
        return (int) number(database, "select count(distinct holder) from es.timer_lease where holder <> ''");
    }

    private static long number(TestDatabase database, String sql) {
        return Long.parseLong(database.ask(sql).getFirst());
    }

    private Duration within(Duration length) {
        return Duration.ofMillis(random.nextLong(length.toMillis()));
    }

    private static Step step(StreamId stream, List<TimerChange> timers) {
        return new Step(stream, 0, new Metadata(null, null, "tester"), List.of(), null, List.of(), timers, null);
    }
}
