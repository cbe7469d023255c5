package dev.campusg.eventstore.quarkus.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.postgres.CommitListener;
import dev.campusg.eventstore.postgres.PostgresEventStore;
import dev.campusg.eventstore.quarkus.http.KeyEvent.Answered;
import dev.campusg.eventstore.quarkus.store.TestDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRemovalIT {

    private static final Metadata NOBODY = new Metadata(null, null, "test");
    private static final Answered CREATED = new Answered(201, Map.of(), "{}");
    private static final String REQUEST = "body";
    private static final long SEED = 20261121;

    private static TestDatabase database;
    private static PostgresEventStore store;
    private static IdempotencyKeys keys;

    @BeforeAll
    static void open() {
        database = new TestDatabase();
        store = new PostgresEventStore(database.vertx.getDelegate(), database.pool.getDelegate(), CommitListener.NONE);
        keys = new IdempotencyKeys(store, new ObjectMapper());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate es.stream, es.event, es.unsequenced, es.feed");
        database.execute("update es.forgotten set place = '', streams = 0, events = 0");
    }

    private static Claim claim(String key) {
        return keys.claim(key, REQUEST, NOBODY).await().indefinitely();
    }

    private static Claim answered(String key) {
        Claim claim = claim(key);
        keys.answer(claim, CREATED).await().indefinitely();
        return claim;
    }

    private static void happened(String stream) {
        NewEvent event = new NewEvent("Happened", 1, "{}");
        store.commit(new Step(StreamId.parse(stream), 0, NOBODY, List.of(event), null, List.of(), List.of(), null))
                .toCompletableFuture()
                .join();
    }

    private static void age(String ids) {
        database.execute("update es.stream set updated_at = now() - interval '8 days' where id like '" + ids + "'");
    }

    /** The older of them than an interval. */
    private static Row forget(String older, int most) {
        return database.pool
                .preparedQuery("select * from es.forget_keys(now() - interval '" + older + "', $1)")
                .execute(Tuple.of(most))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private static List<Sequenced> feed(long after, int limit) {
        return store.feed(after, limit).toCompletableFuture().join();
    }

    /** Places of streams that do not exist, as many as events were removed; nothing else is missing. */
    private static void nothing_else_is_gone() {
        database.pool.query("select es.sequence(100000)").executeAndAwait();
        assertThat(database.count("es.feed f where not exists (select from es.stream s where s.number = f.stream)"))
                .isEqualTo(database.count("es.forgotten, generate_series(1, events)"));
        assertThat(database.count("es.event e where not exists (select from es.stream s where s.number = e.stream)"))
                .isZero();
        assertThat(database.count(
                        "es.stream s where version <> (select count(*) from es.event e where e.stream = s.number)"))
                .isZero();
        assertThat(database.count("(select max(seq) <> count(*) as gaps from es.feed) f where gaps"))
                .isZero();
    }

    @Test
    void what_nobody_used_for_long_is_removed_and_the_key_is_new_again() {
        Claim old = answered("old");
        claim("oldunanswered");
        answered("young");
        happened("order-old");
        age("%old%");

        Row removed = forget("7 days", 100);

        assertThat(removed.getLong("looked_at")).isEqualTo(3);
        assertThat(removed.getLong("removed")).isEqualTo(2);
        assertThat(removed.getBoolean("ended")).isTrue();
        assertThat(claim("young").answer()).isEqualTo(CREATED);
        assertThat(database.count("es.stream where id = 'order-old'")).isOne();
        nothing_else_is_gone();
        assertThat(claim("old").answer()).isNull();
        assertThat(claim("old").key().allottedId()).isNotEqualTo(old.key().allottedId());
    }

    @Test
    void the_feed_goes_on_behind_what_was_removed() {
        happened("order-1");
        for (int i = 0; i < 30; i++) {
            answered("k" + i);
        }
        happened("order-2");
        long first = feed(0, 1).getFirst().seq();
        age("idempotency-%");
        forget("7 days", 100);

        List<Sequenced> rest = feed(first, 10);

        assertThat(rest).extracting(next -> next.envelope().stream()).containsExactly(StreamId.parse("order-2"));
        assertThat(rest.getFirst().seq()).isEqualTo(62);
        happened("order-3");
        assertThat(feed(62, 10)).extracting(Sequenced::seq).containsExactly(63L);
        nothing_else_is_gone();
    }

    @Test
    void portions_follow_each_other_and_begin_again_at_the_end() {
        for (int i = 10; i < 35; i++) {
            answered("k" + i);
        }
        age("idempotency-k3%");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Row row = forget("7 days", 10);
            told.add(row.getLong("looked_at") + " " + row.getLong("removed") + " " + row.getBoolean("ended"));
        }
        assertThat(told)
                .containsExactly("10 0 false", "10 0 false", "5 5 true", "10 0 false", "10 0 false", "0 0 true");
    }

    /** Sixteen clients use ten keys again and again, while every key is removed as soon as it is there. */
    @Test
    void whoever_uses_a_key_while_it_is_removed_finds_it_new_or_as_it_was() {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger used = new AtomicInteger();
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < 16; client++) {
            Random random = new Random(SEED + client);
            clients.add(CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    Claim claim = answered("k" + random.nextInt(10));
                    assertThat(claim.key().request()).isEqualTo(REQUEST);
                    used.incrementAndGet();
                }
            }));
        }
        long removed = 0;
        for (int round = 0; round < 300; round++) {
            removed += forget("0 seconds", 7).getLong("removed");
        }
        stop.set(true);
        clients.forEach(CompletableFuture::join);
        assertThat(removed).isPositive();
        assertThat(used).hasPositiveValue();
        nothing_else_is_gone();
    }
}
