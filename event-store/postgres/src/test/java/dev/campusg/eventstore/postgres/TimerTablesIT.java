package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerShards;
import dev.campusg.eventstore.timers.TimerTurn;
import dev.campusg.eventstore.timers.TimerTurn.Known;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions for timers whose owners are no streams, and what only a database can do to them. */
class TimerTablesIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant TOMORROW = Instant.parse("2040-01-01T00:00:00Z");
    private static final int ALL = 10_000;

    private static TestDatabase database;
    private static PostgresTimers timers;

    @BeforeAll
    static void create_the_database() {
        database = TestDatabase.create();
        timers = new PostgresTimers(database.pool());
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    @BeforeEach
    void empty_the_database() {
        database.empty();
    }

    @Test
    void java_and_sql_agree_on_the_shards() {
        long[] owners = LongStream.concat(
                        LongStream.rangeClosed(-300, 300),
                        LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -1L << 33, 0x1234_5678_9ABC_DEFL))
                .toArray();
        for (long owner : owners) {
            assertThat(database.ask("select es.timer_shard(" + owner + ")"))
                    .as("shard of " + owner)
                    .containsExactly("" + TimerShards.of(owner));
        }
    }

    @Test
    void what_a_long_transaction_sets_is_told_when_it_commits_whoever_committed_since() throws SQLException {
        try (Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            set(slow, 1, TOMORROW);
            TimerNews first = turn("engine", null, TOMORROW);
            database.execute("select es.set_timers('{2}', '{timer}', array[timestamptz '2040-01-01'], '{1}')");
            TimerNews second = turn("engine", first, TOMORROW);
            assertThat(second.timers()).extracting(HeldTimer::owner).containsExactly(2L);

            slow.commit();
            TimerNews third = turn("engine", second, TOMORROW);
            assertThat(third.timers()).extracting(HeldTimer::owner).containsExactly(1L);
            assertThat(turn("engine", third, TOMORROW).timers()).isEmpty();
        }
    }

    @Test
    void what_a_long_transaction_sets_is_told_to_a_successor() throws SQLException {
        try (Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            set(slow, 1, TOMORROW);
            TimerNews news = turn("engine", null, TOMORROW);
            answer(timers.turn(new TimerTurn("engine", LEASE, known(news, TOMORROW.plusSeconds(1)), upTo(), ALL)));
            answer(timers.leave("engine"));
            slow.commit();
        }
        assertThat(turn("successor", null, TOMORROW).timers())
                .extracting(HeldTimer::owner)
                .containsExactly(1L);
    }

    @Test
    void a_timer_either_fires_or_is_cancelled_and_whoever_is_told_so_is_right() throws InterruptedException {
        int count = 1_000;
        database.execute("select es.set_timers(array_agg(i), array_agg('timer'::text), array_agg(now()),"
                + " array_agg('1'::text)) from generate_series(1::bigint, " + count + ") i");
        turn("engine", null, TOMORROW);
        Set<String> cancelled = new HashSet<>();
        Thread cancelling = Thread.startVirtualThread(() -> {
            for (int owner = 1; owner <= count; owner += 4) {
                cancelled.addAll(database.ask("select owner from es.cancel_timers(array[%d, %d, %d, %d],"
                                .formatted(owner, owner + 1, owner + 2, owner + 3)
                        + " array_fill('timer'::text, array[4]))"));
            }
        });
        Set<String> fired = new HashSet<>();
        for (int owner = count; owner > 0; owner -= 5) {
            fired.addAll(fire(owner - 4, owner));
        }
        cancelling.join();

        assertThat(fired).doesNotContainAnyElementsOf(cancelled);
        assertThat(fired.size() + cancelled.size()).isEqualTo(count);
        assertThat(database.ask("select owner from es.timer")).isEmpty();
    }

    /** Those of some owners that fired. */
    private static List<String> fire(int first, int last) {
        return database.ask("""
                with a as (
                    select array_agg(t.owner order by owner) owners, array_agg(t.name order by owner) names,
                        array_agg(t.version order by owner) versions, array_agg(l.epoch order by owner) epochs
                    from es.timer t join es.timer_lease l on l.shard = t.shard
                    where t.owner between %d and %d having count(*) > 0)
                select owners[f.place] from a, es.fire_timers(owners, names, versions, epochs) f where f.status = 1""".formatted(first, last));
    }

    @Test
    void a_timer_that_fires_is_set_for_the_next_time_in_the_same_transaction() {
        database.execute("select es.set_timers('{1}', '{timer}', array[now()], '{\"kept\"}')");
        TimerNews news = turn("engine", null, TOMORROW);
        HeldTimer timer = news.timers().getFirst();
        String next = "array[timestamptz '2040-01-01']";
        String fire = "select status from es.fire_timers('{1}', '{timer}', '{%d}', '{%d}', %s)"
                .formatted(timer.version(), news.shards().epoch(1), next);

        assertThat(database.ask(fire)).containsExactly("1");
        assertThat(database.ask(fire)).as("the same once more").containsExactly("0");
        assertThat(database.ask("select payload from es.timer where due = '2040-01-01'"))
                .containsExactly("kept");
        assertThat(turn("engine", news, TOMORROW.plusSeconds(1)).timers())
                .extracting(HeldTimer::due)
                .containsExactly(TOMORROW);
    }

    @Test
    void the_wheel_forgets_what_is_over_and_only_that() {
        String over = "now() - interval '2 hours 30 minutes'";
        long slot = Long.parseLong(
                database.ask("select es.timer_slot(" + over + ", " + over + ")").getFirst());
        database.execute("insert into es.timer_due (due, owner, version, slot, shard, name) values (" + over
                + ", 1, 2, " + slot + ", 0, 'over')");
        database.execute("select es.set_timers('{1,2,3}', '{a,b,c}',"
                + " array[now(), now() + interval '90 minutes', now() + interval '300 days'], '{1,1,1}')");
        assertThat(turnWheel()).as("nobody has looked at it yet").isFalse();

        TimerNews news = turn("engine", null, TOMORROW);
        answer(timers.turn(new TimerTurn("engine", LEASE, known(news, Instant.now()), upTo(), ALL)));
        assertThat(turnWheel()).isTrue();
        assertThat(turnWheel()).as("there is nothing else").isFalse();
        assertThat(database.ask("select name from es.timer_due order by name")).containsExactly("a", "b", "c");
    }

    @Test
    void the_wheel_never_forgets_what_nobody_can_have_seen() throws SQLException {
        String over = "now() - interval '2 hours 30 minutes'";
        try (Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            set(slow, 7, TOMORROW);
            database.execute("""
                    with looks as (
                        insert into es.timer_due (due, owner, version, slot, shard, name)
                        select d.over, 1, pg_current_xact_id()::text::bigint, es.timer_slot(d.over, d.over), 0, 'new'
                        from (select %s as over) d returning *)
                    insert into es.timer_news (version, slots, earliest) select version, 1 << slot, due from looks
                    """.formatted(over));
            TimerNews news = turn("engine", null, TOMORROW);
            answer(timers.turn(new TimerTurn("engine", LEASE, known(news, Instant.now()), upTo(), ALL)));

            assertThat(turnWheel()).isFalse();
            slow.commit();
        }
    }

    @Test
    void a_wheel_that_somebody_writes_to_turns_another_time() throws SQLException {
        try (Connection writing = database.connect();
                Statement statement = writing.createStatement()) {
            String over = "now() - interval '2 hours 30 minutes'";
            database.execute("insert into es.timer_due (due, owner, version, slot, shard, name) select " + over
                    + ", 1, 2, es.timer_slot(" + over + ", " + over + "), 0, 'over'");
            TimerNews news = turn("engine", null, TOMORROW);
            answer(timers.turn(new TimerTurn("engine", LEASE, known(news, Instant.now()), upTo(), ALL)));
            writing.setAutoCommit(false);
            statement.execute("lock table es.timer_due in row exclusive mode");

            assertThat(turnWheel()).isFalse();
            writing.rollback();
            assertThat(turnWheel()).isTrue();
        }
    }

    @Test
    void a_window_costs_the_same_whether_few_or_many_timers_are_pending() throws SQLException {
        pending(1, 2_000);
        long few = pagesOfAWindow();
        pending(10_000, 60_000);
        long many = pagesOfAWindow();
        assertThat(many).as("pages read, of " + few + " before").isLessThanOrEqualTo(few + few / 10);
    }

    /** A hundred due in the window, the others beyond. */
    private static void pending(int first, int last) {
        database.execute("select es.set_timers(array_agg(i), array_agg('timer'::text), array_agg(case when i <= 100"
                + " then timestamptz '2040-01-01' else timestamptz '2040-01-02' + i * interval '1 second' end),"
                + " array_agg('1'::text)) from generate_series(" + first + "::bigint, " + last + ") i");
        database.execute("vacuum (analyze) es.timer_due");
    }

    private static long pagesOfAWindow() throws SQLException {
        String window = "select * from es.look_for_timers(array(select generate_series(0, 63))::smallint[],"
                + " pg_current_snapshot(), 0, timestamptz '2039-12-31 23:59:59', 0, '',"
                + " timestamptz '2040-01-01 00:00:30', 1000)";
        long pages = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // What is planned and looked up in the catalogue once counts in the first run only.
            for (int run = 0; run < 2; run++) {
                try (ResultSet plan = statement.executeQuery("explain (analyze, buffers, format json) " + window)) {
                    plan.next();
                    String text = plan.getString(1);
                    assertThat(text).contains("\"Actual Rows\": 101");
                    pages = number(text, "Shared Hit Blocks") + number(text, "Shared Read Blocks");
                }
            }
        }
        return pages;
    }

    private static long number(String plan, String key) {
        String rest = plan.substring(plan.indexOf(key) + key.length() + 3);
        return Long.parseLong(rest.substring(0, rest.indexOf(',')).strip());
    }

    private static boolean turnWheel() {
        return answer(timers.turnWheel());
    }

    private static Instant upTo() {
        return TOMORROW.plusSeconds(10);
    }

    private static TimerNews turn(String holder, TimerNews last, Instant done) {
        Known known = last == null ? null : known(last, done);
        return answer(timers.turn(new TimerTurn(holder, LEASE, known, upTo(), ALL)));
    }

    private static Known known(TimerNews last, Instant done) {
        return new Known(last.shards(), last.snapshot(), last.settled(), last.horizon(), done);
    }

    private static void set(Connection connection, long owner, Instant due) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select es.set_timers('{%d}', '{timer}', array[timestamptz '%s'], '{1}')".formatted(owner, due));
        }
    }
}
