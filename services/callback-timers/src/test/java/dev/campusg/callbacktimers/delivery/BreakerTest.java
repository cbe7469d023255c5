package dev.campusg.callbacktimers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Breaker breaker = new Breaker();

    @Test
    void a_receiver_that_is_silent_a_few_times_in_a_row_is_spared_for_a_while() {
        silent(Breaker.SILENCES - 1, NOW);
        assertThat(breaker.closedTo(NOW)).isNull();
        silent(1, NOW);
        assertThat(breaker.closedTo(NOW)).isEqualTo(NOW.plus(Breaker.FIRST));
        assertThat(breaker.closedTo(NOW.plus(Breaker.FIRST))).isNull();
        assertThat(breaker.isProbing(NOW.plus(Breaker.FIRST))).isTrue();
    }

    @Test
    void each_further_silence_doubles_the_while_up_to_a_limit() {
        silent(Breaker.SILENCES, NOW);
        Instant probe = NOW.plus(Breaker.FIRST);
        silent(1, probe);
        assertThat(breaker.closedTo(probe)).isEqualTo(probe.plus(Breaker.FIRST.multipliedBy(2)));
        for (int i = 0; i < 10; i++) {
            probe = breaker.closedTo(probe);
            silent(1, probe);
        }
        assertThat(breaker.closedTo(probe)).isEqualTo(probe.plus(Breaker.LONGEST));
    }

    @Test
    void an_answer_makes_good_for_all_silences() {
        silent(Breaker.SILENCES, NOW);
        breaker.answered();
        silent(Breaker.SILENCES - 1, NOW);
        assertThat(breaker.closedTo(NOW)).isNull();
    }

    @Test
    void silences_of_calls_that_were_under_way_make_it_no_worse() {
        silent(Breaker.SILENCES + 20, NOW);
        assertThat(breaker.closedTo(NOW)).isEqualTo(NOW.plus(Breaker.FIRST));
    }

    private void silent(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            breaker.silent(at);
        }
    }
}
