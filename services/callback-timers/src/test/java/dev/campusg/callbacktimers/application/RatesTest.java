package dev.campusg.callbacktimers.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.campusg.callbacktimers.domain.Refusal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Rates rates = new Rates(nanos::get);
    private final Caller caller = new Caller(7, UUID.randomUUID(), null, 2.0);

    @Test
    void a_client_may_ask_so_often_a_second_and_is_told_when_to_come_again() {
        rates.admit(caller);
        rates.admit(caller);
        assertThatThrownBy(() -> rates.admit(caller))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(500)));
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        rates.admit(caller);
        assertThatThrownBy(() -> rates.admit(caller)).isInstanceOf(Refusal.class);
    }

    @Test
    void what_is_not_used_does_not_add_up_and_others_are_not_counted() {
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        rates.admit(caller);
        rates.admit(caller);
        assertThatThrownBy(() -> rates.admit(caller)).isInstanceOf(Refusal.class);
        rates.admit(new Caller(8, UUID.randomUUID(), null, 1.0));
        for (int i = 0; i < 100; i++) {
            rates.admit(Caller.OPERATOR);
        }
    }
}
