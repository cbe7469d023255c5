package dev.campusg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_percentile_is_a_time_that_was_measured() {
        var latencies = Latencies.ofNanos(new long[] {4_000_000, 1_000_000, 3_000_000, 2_000_000});
        assertThat(latencies.percentile(0.5)).isEqualTo(2.0);
        assertThat(latencies.percentile(0.99)).isEqualTo(4.0);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        assertThat(Latencies.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
    }

    @Test
    void a_ratio_is_taken_within_each_round() throws Exception {
        var ceilings = List.of(10.0, 100.0, 20.0).iterator();
        var ours = List.of(12.0, 120.0, 10.0).iterator();
        var result = new Rounds()
                .add("ceiling", ceilings::next)
                .add("ours", ours::next)
                .run(3)
                .beside("ceiling", "ours", new Result.Bar.OfCeiling(1.2));
        assertThat(result.ratio()).isEqualTo(1.2);
        assertThat(result.met()).isTrue();
    }

    @Test
    void a_bar_that_is_missed_is_not_met() {
        assertThat(Result.barred("p50", 51, "ms", new Result.Bar.AtMost(50)).met())
                .isFalse();
        assertThat(Result.barred("rate", 299, "/s", new Result.Bar.AtLeast(300)).met())
                .isFalse();
    }

    @Test
    void a_failure_in_the_loop_fails_the_measurement() {
        assertThatThrownBy(() -> ClosedLoop.run(
                        4,
                        Duration.ofMinutes(1),
                        _ -> _ -> CompletableFuture.failedFuture(new IllegalStateException("conflict"))))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("conflict");
    }
}
