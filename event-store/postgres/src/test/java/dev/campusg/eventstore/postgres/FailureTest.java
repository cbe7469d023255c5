package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.StoreUnavailable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P03", "57014", "53300", "53100", "08006", "25006", "55P03", "58030"})
    void a_database_that_cannot_now_is_unavailable(String state) {
        assertThat(Failure.of(sql(state)).toException()).isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "22P05", "22021", "54000", "23514"})
    void data_that_can_never_be_stored_is_refused(String state) {
        assertThat(Failure.of(sql(state))).isInstanceOf(Failure.Refused.class);
        assertThat(Failure.of(sql(state)).toException()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void what_was_rolled_back_for_another_may_be_tried_at_once(String state) {
        assertThat(Failure.of(sql(state))).isInstanceOf(Failure.Transient.class);
        assertThat(Failure.of(sql(state)).toException()).isInstanceOf(StoreUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42883", "42P01", "0A000", "XX000"})
    void a_schema_that_does_not_fit_is_nobodys_data(String state) {
        assertThat(Failure.of(sql(state)).toException()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatever_else_happens_on_the_way_is_unavailable() {
        ConnectException refused = new ConnectException("Connection refused");
        assertThat(Failure.of(refused).toException())
                .isInstanceOf(StoreUnavailable.class)
                .hasCause(refused);
    }

    private static PgException sql(String state) {
        return new PgException("planted", "ERROR", state, "");
    }
}
