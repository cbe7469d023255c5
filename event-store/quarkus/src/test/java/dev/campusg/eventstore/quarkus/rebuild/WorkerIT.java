package dev.campusg.eventstore.quarkus.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.postgres.CommitListener;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import dev.campusg.eventstore.quarkus.rebuild.Purses.Event;
import dev.campusg.eventstore.quarkus.rebuild.Purses.Purse;
import dev.campusg.eventstore.quarkus.store.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkerIT {

    private static final Duration NO_PAUSE = Duration.ZERO;
    private static final long SEED = 20261121;

    private static TestDatabase database;
    private static PostgresEventStore store;
    private static CommandHandler<Purse, Long, Event> purses;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
        store = store();
        purses = Purses.handler(store, 1);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @AfterEach
    void empty() {
        database.execute("truncate es.stream, es.event, es.unsequenced, es.feed, es.inbox");
        purses.forget();
    }

    private static PostgresEventStore store() {
        return new PostgresEventStore(database.vertx.getDelegate(), database.pool.getDelegate(), CommitListener.NONE);
    }

    private static void fill(int streams, int eventsEach) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int event = 0; event < eventsEach; event++) {
            for (int stream = 0; stream < streams; stream++) {
                all.add(Purses.put(purses, "p" + stream, stream + event).toCompletableFuture());
            }
            all.forEach(CompletableFuture::join);
            all.clear();
        }
    }

    private static Run run(Kind kind) {
        return run(kind, Purses.handler(store, 1), database.pool);
    }

    private static Run run(Kind kind, CommandHandler<?, ?, ?> handler, Pool pool) {
        Row claimed = claim(kind, "tester", true);
        assertThat(claimed.getString("holder")).isEqualTo("tester");
        work(kind, "tester", handler, pool, claimed.getLong("place"));
        return latest(kind);
    }

    private static void work(Kind kind, String holder, CommandHandler<?, ?, ?> handler, Pool pool, long place) {
        try {
            new Worker(pool, new Logs(pool, Map.of(Purses.CATEGORY, handler)), holder, NO_PAUSE).work(kind, place);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row claim(Kind kind, String holder, boolean begin) {
        return database.pool
                .preparedQuery("select * from es.claim_read_model_run($1, $2, $3, interval '1 minute')")
                .execute(Tuple.of(kind.stored(), holder, begin))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private static Run latest(Kind kind) {
        return Run.of(database.pool
                .preparedQuery("select * from es.read_model_run where kind = $1")
                .execute(Tuple.of(kind.stored()))
                .await()
                .indefinitely()
                .iterator()
                .next());
    }

    private static long wrong() {
        return database.count("""
                es.stream s where (state ->> 'sum')::bigint is distinct from (
                    select sum(case schema when 1 then 12 * (data ->> 'dozens')::bigint else (data ->> 'amount')::bigint end) from es.event e where e.stream = s.number)
                or (state ->> 'times')::bigint is distinct from version or schema <> 1""");
    }

    @Test
    void states_that_are_as_their_events_say_are_left_alone() {
        fill(30, 3);
        Run check = run(Kind.CHECK);
        assertThat(check)
                .extracting(Run::status, Run::streams, Run::different, Run::broken, Run::moved)
                .containsExactly("DONE", 30L, 0L, 0L, 0L);
        String before = texts();
        assertThat(run(Kind.REBUILD))
                .extracting(Run::streams, Run::rebuilt, Run::pass)
                .containsExactly(30L, 0L, 1);
        assertThat(texts()).isEqualTo(before);
    }

    private static String texts() {
        return database.pool
                .query("select string_agg(s::text || xmin::text, ' ' order by number) from es.stream s")
                .executeAndAwait()
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void wrong_states_are_found_by_a_check_and_mended_by_a_rebuild() {
        fill(20, 3);
        database.execute("update es.stream set state = jsonb_set(state, '{sum}', '-1') where id = 'purse-p3'");
        database.execute("update es.stream set state = state || '{\"more\":1}' where id = 'purse-p5'");
        database.execute("update es.stream set state = null where id = 'purse-p7'");
        database.execute("update es.stream set schema = 0, state = '[]' where id = 'purse-p9'");

        Run check = run(Kind.CHECK);
        assertThat(check.different()).isEqualTo(4);
        assertThat(check.rebuilt()).isZero();
        assertThat(check.examples()).containsExactlyInAnyOrder("purse-p3", "purse-p5", "purse-p7", "purse-p9");
        assertThat(wrong()).isEqualTo(3);

        Run rebuild = run(Kind.REBUILD);
        assertThat(rebuild)
                .extracting(Run::streams, Run::different, Run::rebuilt, Run::pass)
                .containsExactly(20L, 4L, 4L, 2);
        assertThat(wrong()).isZero();
        assertThat(run(Kind.CHECK).different()).isZero();
        assertThat(purses.current("p3").toCompletableFuture().join().state()).isEqualTo(new Purse(3 + 4 + 5, 3));
    }

    @Test
    void states_of_an_older_shape_are_folded_anew() {
        fill(20, 2);
        CommandHandler<?, ?, ?> newer = Purses.handler(store, 2);
        assertThat(run(Kind.REBUILD, newer, database.pool).rebuilt()).isEqualTo(20);
        assertThat(database.count("es.stream where schema = 2")).isEqualTo(20);
        assertThat(run(Kind.CHECK, newer, database.pool).different()).isZero();
    }

    @Test
    void events_of_an_older_shape_are_read_as_they_would_be_written_today() {
        fill(5, 3);
        database.execute("update es.event set schema = 1, data = '{\"dozens\":2}' where version = 2");
        assertThat(run(Kind.CHECK).different()).isEqualTo(5);
        assertThat(run(Kind.REBUILD).rebuilt()).isEqualTo(5);
        assertThat(wrong()).isZero();
        assertThat(database.count("es.stream where (state ->> 'sum')::bigint >= 24"))
                .isEqualTo(5);
    }

    @Test
    void what_cannot_be_folded_is_named_and_the_rest_goes_on() {
        fill(10, 3);
        database.execute("delete from es.event where stream = (select number from es.stream where id = 'purse-p1')"
                + " and version = 2");
        database.execute("delete from es.event where stream = (select number from es.stream where id = 'purse-p2')"
                + " and version = 3");
        database.execute("update es.event set type = 'Lost' where version = 1"
                + " and stream = (select number from es.stream where id = 'purse-p4')");
        database.execute("update es.stream set state = '{}' where id = 'purse-p9'");

        Run run = run(Kind.REBUILD);

        assertThat(run.broken()).isEqualTo(3);
        assertThat(run.rebuilt()).isEqualTo(1);
        assertThat(run.examples()).contains("purse-p1", "purse-p2", "purse-p4", "purse-p9");
        assertThat(run.streams()).isEqualTo(10);
    }

    @Test
    void whoever_takes_over_goes_on_where_the_other_stopped() {
        fill(20, 1);
        database.execute("update es.stream set state = '{}'");
        claim(Kind.REBUILD, "dead", true);
        database.execute("update es.read_model_run set place = (select number from es.stream where id = 'purse-p9'),"
                + " streams = 10 where kind = 'rebuild'");
        assertThat(claim(Kind.REBUILD, "tester", true).getString("holder"))
                .as("while the other is alive")
                .isEqualTo("dead");
        database.execute("update es.read_model_run set touched_at = now() - interval '2 minutes'");
        Row run = claim(Kind.REBUILD, "tester", false);
        assertThat(run.getString("holder")).isEqualTo("tester");

        // The other wakes up: it may do nothing any more.
        work(Kind.REBUILD, "dead", Purses.handler(store, 1), database.pool, 0);
        assertThat(wrong()).isEqualTo(20);

        long place = run.getLong("place");
        database.execute(
                "update es.stream set state = jsonb_build_object('sum', 0 + substring(id from 8)::int, 'times', 1)"
                        + " where number <= " + place);
        work(Kind.REBUILD, "tester", Purses.handler(store, 1), database.pool, place);
        assertThat(latest(Kind.REBUILD)).extracting(Run::status, Run::rebuilt).containsExactly("DONE", 10L);
        assertThat(wrong()).isZero();
    }

    /** A replica dies before each statement in turn; what it had done counts once. */
    @Test
    void a_run_ends_whatever_its_replicas_die_of() {
        long streams = Logs.STREAMS + 100;
        database.execute("insert into es.stream select n, 'purse-' || n, 'purse', 1, 1, '{}', now(), now()"
                + " from generate_series(1, " + streams + ") n");
        database.execute("insert into es.event select number, 1, 2, 'Put', json_build_object('amount', number), null,"
                + " null, 'x', now() from es.stream");
        claim(Kind.REBUILD, "first", true);
        int deaths = 0;
        while (latest(Kind.REBUILD).status().equals("RUNNING")) {
            database.execute("update es.read_model_run set touched_at = now() - interval '2 minutes'");
            String holder = "replica " + deaths;
            long place = claim(Kind.REBUILD, holder, deaths % 2 == 0).getLong("place");
            AtomicInteger left = new AtomicInteger(++deaths % 4);
            try {
                work(Kind.REBUILD, holder, Purses.handler(store, 1), dyingAfter(left), place);
            } catch (IllegalStateException died) {
                assertThat(left).hasNegativeValue();
            }
        }
        assertThat(deaths).isGreaterThan(4);
        assertThat(latest(Kind.REBUILD))
                .extracting(Run::streams, Run::different, Run::rebuilt, Run::moved, Run::broken)
                .containsExactly(streams, streams, streams, 0L, 0L);
        assertThat(wrong()).isZero();
    }

    private static Pool dyingAfter(AtomicInteger left) {
        return observed(() -> {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("dead");
            }
        });
    }

    @Test
    void of_replicas_that_begin_at_once_one_does_the_work() {
        List<CompletableFuture<String>> claims = IntStream.range(0, 8)
                .mapToObj(replica -> CompletableFuture.supplyAsync(
                        () -> claim(Kind.REBUILD, "replica " + replica, true).getString("holder")))
                .toList();
        assertThat(claims.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        work(Kind.REBUILD, claims.getFirst().join(), Purses.handler(store, 1), database.pool, 0);
        assertThat(latest(Kind.REBUILD).status()).isEqualTo("DONE");
    }

    @Test
    void a_thousand_streams_take_a_dozen_statements_and_a_long_one_a_few() {
        database.execute("""
                insert into es.stream select n, 'purse-' || n, 'purse', 5, 1, '{"sum": 15, "times": 5}', now(), now()
                from generate_series(1, 1000) n""");
        database.execute("insert into es.stream values (1001, 'purse-long', 'purse', 9000, 1, '{}', now(), now())");
        database.execute("""
                insert into es.event select s.number, v, 2, 'Put', json_build_object('amount', v), null, null, 'x', now()
                from es.stream s, generate_series(1, s.version) v""");
        AtomicInteger statements = new AtomicInteger();
        Run run = run(Kind.CHECK, Purses.handler(store, 1), counting(statements));
        assertThat(run.streams()).isEqualTo(1001);
        assertThat(run.examples()).containsExactly("purse-long");
        System.out.println("statements for 1,000 streams of 5 events and one of 9,000: " + statements);
        assertThat(statements).hasValueLessThanOrEqualTo(12 + 8);
    }

    private static Pool counting(AtomicInteger statements) {
        return observed(statements::incrementAndGet);
    }

    private static Pool observed(Runnable beforeEach) {
        io.vertx.sqlclient.Pool real = database.pool.getDelegate();
        return Pool.newInstance((io.vertx.sqlclient.Pool) Proxy.newProxyInstance(
                WorkerIT.class.getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.Pool.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("preparedQuery")) {
                        beforeEach.run();
                    }
                    return method.invoke(real, arguments);
                }));
    }

    /** Two replicas write with caches of their own, while states are spoilt and mended under their hands. */
    @Test
    void writers_lose_nothing_while_states_are_mended() {
        int streams = 40;
        fill(streams, 2);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger(2 * streams);
        List<CommandHandler<Purse, Long, Event>> replicas =
                List.of(Purses.handler(store(), 1), Purses.handler(store(), 1));
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            Random random = new Random(SEED + writer);
            CommandHandler<Purse, Long, Event> replica = replicas.get(writer % 2);
            writers.add(CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    Purses.put(replica, "p" + random.nextInt(streams), random.nextInt(100))
                            .toCompletableFuture()
                            .join();
                    written.incrementAndGet();
                }
            }));
        }
        long mended = 0;
        for (int round = 0; round < 5; round++) {
            database.execute("update es.stream set state = jsonb_set(state, '{sum}', '-1') where number % 3 = 0");
            mended += run(Kind.REBUILD).rebuilt();
            replicas.forEach(CommandHandler::forget);
        }
        stop.set(true);
        writers.forEach(CompletableFuture::join);
        replicas.forEach(CommandHandler::forget);

        Run last = run(Kind.REBUILD);
        System.out.println("written " + written + ", mended " + (mended + last.rebuilt()) + ", seed " + SEED);
        assertThat(mended).isPositive();
        assertThat(last.moved()).isZero();
        assertThat(database.count("es.event")).isEqualTo(written.get());
        assertThat(wrong()).isZero();
        assertThat(run(Kind.CHECK).different()).isZero();
    }
}
