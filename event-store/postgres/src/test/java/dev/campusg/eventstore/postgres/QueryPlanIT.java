package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plans that PostgreSQL really used inside the functions, as auto_explain tells them: each table by an index, also
 * when they were made while all tables were empty, which is what happens to a new service.
 */
class QueryPlanIT {

    private static final String STEP = """
            select * from es.run_steps(
                array['order-' || %1$s, 'order-new-%1$s'], '{20,0}', '{1,1}', '{1,1}', '{1,1}',
                '{a%1$s,b%1$s}', array[null,null], '{tester,tester}', '{1,1}',
                '{1,2}', '{21,1}', '{1,1}', '{T,T}', '{1,1}',
                '{1}', '{topic}', '{key}', '{value}', '{"{}"}',
                '{1,1,2}', '{0,1,2}', '{set,cancel,fired}', '{2030-01-01,2030-01-01,2030-01-01}', '{1,1,1}',
                array[null,null,null]::bigint[], array[null,null,null]::bigint[])""";

    /** A turn anew, and one with something known; and whatever is done to timers. */
    private static final List<String> TIMERS = List.of(
            """
            select * from es.tend_timers(
                'engine', '1 hour', null, null, null, null, null, null, null, now() + interval '100001 seconds', 100)""",
            """
            select * from es.tend_timers(
                'engine', '1 hour', (select array_agg(epoch order by shard) from es.timer_lease), now(),
                pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_current_snapshot(),
                now() + interval '100001 seconds', 0, '', now() + interval '100004 seconds', 100)""",
            "select es.set_timers('{1,2}', '{new,new}', array[now(), now()], '{1,1}')",
            "select * from es.due_timers('{100000,1}', '{set,new}', '{1,1}', '{1,1}')",
            "select * from es.fire_timers('{1,100000}', '{new,set}', '{1,1}', '{1,1}')",
            "select * from es.fire_timers('{1,2}', '{new,new}', '{1,1}', '{1,1}', array[now(), null])",
            "select * from es.cancel_timers('{1,2}', '{new,new}')",
            "select es.turn_timer_wheel()");

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void a_session_that_planned_everything_on_empty_tables() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        explain("load 'auto_explain'");
        explain("set auto_explain.log_min_duration = 0");
        explain("set auto_explain.log_nested_statements = on");
        explain("set client_min_messages = log");
        for (int i = 1; i < 10; i++) {
            explain(STEP.formatted(-i));
            explain("select * from es.take_outbox('relay', '{1}', 10, '1 minute')");
            explain("select * from es.read_feed(0, 10)");
            explain("select * from es.read_streams('{order-1}', '{0}', '{100}')");
            explain("select * from es.read_states('{order-1}')");
            TIMERS.forEach(QueryPlanIT::explain);
        }
        fill();
    }

    @AfterAll
    static void close_the_database() throws SQLException {
        connection.close();
        database.close();
    }

    private static void fill() {
        database.execute("""
                insert into es.stream select i, 'order-' || i, 'order', 20, 1, '{}', now(), now()
                from generate_series(100000, 105000) i""");
        database.execute("""
                insert into es.event select i, v, 1, 'T', '1', null, null, 'tester', now()
                from generate_series(100000, 105000) i, generate_series(1, 20) v""");
        database.execute("insert into es.inbox select i, 'm', 0, now() from generate_series(100000, 105000) i");
        database.execute("""
                select es.set_timers(array_agg(i), array_agg('set'::text), array_agg(now() + i * interval '1 second'),
                    array_agg('1'::text))
                from generate_series(100000::bigint, 105000) i""");
        database.execute("""
                insert into es.outbox (topic, key, value, headers)
                select 'topic', 'key', 'value', '{}' from generate_series(1, 5000)""");
        database.execute("insert into es.feed select i, i, 1 from generate_series(100000, 105000) i");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from es.take_outbox('relay', '{1,2,3}', 10, '1 minute')",
                "select * from es.read_feed(100000, 10)",
                "select * from es.read_streams('{order-100001,order-100002}', '{0,5}', '{100,100}')",
                "select * from es.read_states('{order-100001,order-100002}')"
            })
    void each_table_is_read_by_an_index(String sql) {
        assertByIndex(explain(sql));
    }

    @Test
    void timers_are_found_by_an_index() {
        for (String sql : TIMERS) {
            assertByIndex(explain(sql));
        }
    }

    @Test
    void a_window_is_read_from_indexes_alone() {
        database.execute("vacuum es.timer_due");
        String plans = String.join("\n", explain("""
                select * from es.look_for_timers(
                    array(select generate_series(0, 63))::smallint[], pg_current_snapshot(), 0,
                    now() + interval '100001 seconds', 0, '', now() + interval '100004 seconds', 100)"""));
        assertThat(plans).contains("Index Only Scan using timer_due_").doesNotContain("Index Scan using timer_due_");
    }

    @Test
    void a_step_finds_everything_by_an_index() {
        List<String> plans = explain(STEP.formatted(100001));
        assertByIndex(plans);
        assertThat(plans).hasSizeGreaterThan(8);
        assertThat(database.ask("select version from es.stream where id = 'order-100001'"))
                .containsExactly("21");
    }

    /** The one row of the lease and of each floor aside, and what a function or a subquery returned. */
    private static void assertByIndex(List<String> plans) {
        assertThat(plans).isNotEmpty();
        assertThat(plans)
                .noneMatch(Pattern.compile("Seq Scan on (?!\\w*(lease|member|pg_class|queue_floor|_seq))")
                        .asPredicate());
        assertThat(String.join("\n", plans)).contains("Index");
    }

    private static List<String> explain(String sql) {
        List<String> plans = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        assertThat(rows.getObject(1)).isNotEqualTo("");
                    }
                }
            }
            for (SQLWarning plan = statement.getWarnings(); plan != null; plan = plan.getNextWarning()) {
                plans.add(plan.getMessage());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
        return plans;
    }
}
