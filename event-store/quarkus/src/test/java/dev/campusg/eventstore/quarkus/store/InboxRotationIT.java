package dev.campusg.eventstore.quarkus.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxRotationIT {

    private static final Duration KEPT = Duration.ofDays(21);

    @Test
    void replicas_at_once_forget_what_is_too_old_and_nothing_younger_and_one_without_a_database_tries_again() {
        try (TestDatabase database = new TestDatabase()) {
            database.execute("""
                    insert into es.inbox (stream, message_id, slot, received_at)
                    select 1, age::text, floor(extract(epoch from now() - age * interval '1 day') / 604800)::bigint % 4,
                        now()
                    from generate_series(0, 20) age""");
            rotate(database, KEPT);
            assertThat(database.count("es.inbox")).isEqualTo(21);

            rotate(database, Duration.ofDays(7));
            assertThat(database.count("es.inbox")).isBetween(8L, 14L);
            assertThat(database.count("es.inbox where message_id::int <= 7")).isEqualTo(8);

            database.execute("drop function es.rotate_inbox");
            rotate(database, KEPT);
        }
    }

    private static void rotate(TestDatabase database, Duration keep) {
        Uni.join()
                .all(new InboxRotation(database.pool, keep).rotate(), new InboxRotation(database.pool, keep).rotate())
                .andFailFast()
                .await()
                .indefinitely();
    }
}
