package dev.campusg.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentIdTest {

    private static final String ORDER = "0195a1b2-c3d4-7abc-8def-0123456789ab";

    @Test
    void a_payment_id_is_a_uuid_of_version_seven_and_of_the_same_instant() {
        UUID id = UUID.fromString(PaymentId.of(ORDER));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits())
                .isEqualTo(UUID.fromString(ORDER).getMostSignificantBits());
        assertThat(id.toString()).isNotEqualTo(ORDER);
    }

    @Test
    void the_order_follows_from_the_payment() {
        assertThat(PaymentId.orderOf(PaymentId.of(ORDER))).isEqualTo(ORDER);
        assertThat(PaymentId.orderOf(PaymentId.of("order 17"))).isEqualTo("order 17");
    }

    @Test
    void what_is_no_payment_id_belongs_to_no_order_that_is_a_uuid() {
        assertThat(PaymentId.orderOf("nonsense")).isEqualTo("order-of-nonsense");
        assertThat(PaymentId.orderOf("1-1-1-1-1")).isEqualTo("order-of-1-1-1-1-1");
    }
}
