package dev.campusg.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What an engine reads to learn of the next half minute, and to fire: pages, as PostgreSQL counts them. */
final class WindowReads {

    /** How many timers are due in the window. */
    static final int IN_WINDOW = 5_000;

    static final int FIRED = 500;

    private static final int WARM = 3;
    private static final String FROM = "timestamptz '%s'";

    /** In no order, as timers come. */
    private static final String SET = """
            select es.set_timers(array_agg(i), array_agg('timer'::text), array_agg(%s + random() * interval '30 seconds'),
                array_agg('{}'::text))
            from generate_series(%d, %d) i""";

    private static final String LOOK = """
            select * from es.look_for_timers(array(select generate_series(0, 63)::smallint), pg_current_snapshot(), 0,
                %1$s, -9223372036854775808, '', %1$s + interval '30 seconds', 20000)""";

    private static final String HOLD = """
            insert into es.timer_member values ('bench', now() + interval '1 hour', 'infinity', 9223372036854775807);
            update es.timer_lease set holder = 'bench', epoch = 1000000;
            update es.timer set due = now() - interval '1 second' where owner between %d and %d""";

    private static final String FIRE = """
            select * from es.fire_timers(%s, array_fill('timer'::text, array[%d]),
                (select array_agg(version) from es.timer where owner = any (%1$s)),
                array_fill(1000000::bigint, array[%2$d]))
            where status = 1""";

    private final DataSource database;
    private long next = 5_000_000_000L;
    private int minutes = 10;

    WindowReads(DataSource database) {
        this.database = database;
    }

    /** @param fire a timer, of a batch of {@link #FIRED} */
    record Pages(long rows, double window, double fire) {}

    Pages measure() throws SQLException {
        long first = next;
        next += IN_WINDOW;
        minutes += 2;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select now() + interval '%d minutes'".formatted(minutes));
            rows.next();
            var from = FROM.formatted(rows.getString(1));
            statement.execute(SET.formatted(from, first, first + IN_WINDOW - 1));
            statement.execute("vacuum analyze es.timer, es.timer_due");
            double window = 0;
            for (int i = 0; i < WARM; i++) {
                window = pages(statement, LOOK.formatted(from), IN_WINDOW + 1); // and the snapshot's row
            }
            connection.setAutoCommit(false);
            statement.execute(HOLD.formatted(first, first + IN_WINDOW - 1));
            double fire = 0;
            for (int i = 0; i < WARM; i++) {
                fire = pages(statement, FIRE.formatted(owners(first + i * FIRED), FIRED), FIRED) / FIRED;
            }
            connection.rollback();
            connection.setAutoCommit(true);
            return new Pages(Sql.number(database, "select count(*) from es.timer"), window, fire);
        }
    }

    private static String owners(long first) {
        return "array(select generate_series(%d, %d))".formatted(first, first + FIRED - 1);
    }

    private static double pages(Statement statement, String query, int rows) throws SQLException {
        try (var answer = statement.executeQuery("explain (analyze, buffers, format json) " + query)) {
            answer.next();
            JsonNode plan =
                    new ObjectMapper().readTree(answer.getString(1)).path(0).path("Plan");
            if (plan.path("Actual Rows").asInt() != rows) {
                throw new IllegalStateException("Not %d rows: %s".formatted(rows, plan));
            }
            return plan.path("Shared Hit Blocks").asLong()
                    + plan.path("Shared Read Blocks").asLong();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
