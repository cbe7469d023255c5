package dev.campusg.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = new RetryPolicy(3, 2, Duration.ofSeconds(1), Duration.ofSeconds(30), 5);

    @Test
    void a_deadline_doubles_until_the_longest() {
        Duration first = Duration.ofSeconds(5);
        assertThat(POLICY.deadline(first, 1)).hasSeconds(5);
        assertThat(POLICY.deadline(first, 2)).hasSeconds(10);
        assertThat(POLICY.deadline(first, 3)).hasSeconds(20);
        assertThat(POLICY.deadline(first, 4)).hasSeconds(30);
        assertThat(POLICY.deadline(first, Integer.MAX_VALUE)).hasSeconds(30);
    }

    @Test
    void a_deadline_longer_than_the_longest_stays_as_it_is() {
        assertThat(POLICY.deadline(Duration.ofMinutes(2), 7)).hasMinutes(2);
    }

    @Test
    void a_delay_doubles_until_the_longest() {
        assertThat(POLICY.delay(1)).hasSeconds(1);
        assertThat(POLICY.delay(4)).hasSeconds(8);
        assertThat(POLICY.delay(1_000_000)).hasSeconds(30);
    }

    @Test
    void without_growth_every_wait_is_as_long() {
        RetryPolicy steady = new RetryPolicy(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(30), 1);
        assertThat(steady.delay(Integer.MAX_VALUE)).hasSeconds(1);
    }

    @Test
    void no_limit_is_nothing() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(0, 2, second, second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, 0, second, second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, 2, Duration.ZERO, second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, 2, second, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(1, 2, second, second, 0));
    }
}
