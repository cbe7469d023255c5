package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotateInboxIT {

    private TestDatabase database;

    @BeforeEach
    void an_inbox_with_a_message_of_every_day() {
        database = TestDatabase.create();
        database.execute("""
                insert into es.inbox (stream, message_id, slot, received_at)
                select 1, age::text, floor(extract(epoch from now() - age * interval '1 day') / 604800)::bigint % 4, now()
                from generate_series(0, 20) age""");
    }

    @AfterEach
    void close_the_database() {
        database.close();
    }

    @Test
    void nothing_younger_than_asked_for_is_forgotten_and_nothing_is_kept_a_week_longer() {
        for (int days : new int[] {21, 13, 7, 1}) {
            database.ask("select es.rotate_inbox('" + days + " days')");
            int oldest = Integer.parseInt(
                    database.ask("select max(message_id::int) from es.inbox").getFirst());
            assertThat(oldest).isBetween(Math.min(days, 20), days + 7);
            assertThat(messages(database)).isEqualTo(oldest + 1);
        }
        assertThat(database.ask("select es.rotate_inbox('1 day')")).containsExactly("0");
    }

    @Test
    void more_than_the_slots_can_hold_is_refused() {
        assertThatThrownBy(() -> database.ask("select es.rotate_inbox('22 days')"))
                .hasMessageContaining("rotate_inbox")
                .cause()
                .hasMessageContaining("the inbox keeps at most 21 days");
    }

    @Test
    void a_slot_in_use_is_left_for_the_next_time() throws SQLException {
        try (Connection backup = database.connect()) {
            backup.setAutoCommit(false);
            backup.createStatement().execute("select from es.inbox limit 1");
            assertThat(database.ask("select es.rotate_inbox('7 days')")).containsExactly("0");
            assertThat(messages(database)).isEqualTo(21);
        }
        assertThat(database.ask("select es.rotate_inbox('7 days') > 0")).containsExactly("t");
    }

    private static long messages(TestDatabase database) {
        return Long.parseLong(database.ask("select count(*) from es.inbox").getFirst());
    }
}
