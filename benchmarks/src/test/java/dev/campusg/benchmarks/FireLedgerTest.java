package dev.campusg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.benchmarks.Contender.Batch;
import dev.campusg.benchmarks.FireLedger.Watch;
import dev.campusg.benchmarks.FireLedger.Written;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FireLedgerTest {

    private static final Instant BEGIN = Instant.parse("2030-06-01T12:00:00Z");

    private final Batch batch = new Batch(100, 4, BEGIN, 1_000);

    @Test
    void the_lag_is_that_of_the_first_time_a_timer_is_heard_of() {
        var watch = new Watch(batch);
        watch.fired(101, BEGIN.plusMillis(6));
        watch.fired(101, BEGIN.plusMillis(90));
        watch.fired(99, BEGIN.plusMillis(90));
        assertThat(watch.heard()).isEqualTo(1);
        assertThat(watch.lags().sorted()).containsExactly(5.0);
    }

    @Test
    void all_have_fired_when_the_last_has() throws Exception {
        var watch = new Watch(batch);
        for (long id = 100; id < 104; id++) {
            assertThat(watch.await(Duration.ZERO)).isFalse();
            watch.fired(id, BEGIN.plusSeconds(2));
        }
        assertThat(watch.await(Duration.ZERO)).isTrue();
        assertThat(watch.perSecondSince(BEGIN)).isEqualTo(2.0);
    }

    @Test
    void what_is_neither_written_nor_kept_is_lost_and_what_is_written_twice_is_doubled() {
        var written = new Written(4, 2);
        assertThat(written.doubled()).isEqualTo(2);
        assertThat(written.lost(batch, 1)).isEqualTo(1);
        assertThat(written.lost(batch, 2)).isZero();
    }
}
