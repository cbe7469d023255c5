package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.timers.TimerTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresLeasesIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String DEAD = PostgresLeases.holder("pod-1");
    private static final String RISEN = PostgresLeases.holder("pod-1");

    private static TestDatabase database;
    private static PostgresEventStore store;
    private static PostgresLeases leases;

    @BeforeAll
    static void create_the_database() {
        database = TestDatabase.create();
        store = database.store();
        leases = new PostgresLeases(database.pool());
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    @BeforeEach
    void somebody_holds_everything_and_dies() {
        database.empty();
        assertThat(holdsOutbox(DEAD)).isTrue();
        assertThat(shardsOf(DEAD)).isEqualTo(64);
    }

    @Test
    void who_is_started_again_in_the_same_seat_waits_for_nothing() {
        answer(leases.depose("pod-1"));
        assertThat(holdsOutbox(RISEN)).isTrue();
        assertThat(shardsOf(RISEN)).isEqualTo(64);
    }

    @Test
    void who_sits_elsewhere_waits() {
        for (String seat : List.of("pod", "pod-2", "pod-1/", "%")) {
            answer(leases.depose(seat));
            assertThat(holdsOutbox(PostgresLeases.holder(seat))).as(seat).isFalse();
        }
        assertThat(shardsOf(PostgresLeases.holder("pod-2"))).isZero();
    }

    private static boolean holdsOutbox(String holder) {
        return answer(store.take(holder, List.of(), 1, LEASE)).held();
    }

    private static int shardsOf(String holder) {
        TimerTurn turn = new TimerTurn(holder, LEASE, null, Instant.now(), 1);
        return answer(store.turn(turn)).shards().count();
    }
}
