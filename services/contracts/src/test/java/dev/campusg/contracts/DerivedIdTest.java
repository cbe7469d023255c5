package dev.campusg.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedIdTest {

    private static final String ORDER = "0195a1b2-c3d4-7abc-8def-0123456789ab";

    @Test
    void a_derived_id_is_a_uuid_of_version_seven_and_of_the_same_instant() {
        UUID id = UUID.fromString(DerivedId.PAYMENT.of(ORDER));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits()).isEqualTo(UUID.fromString(ORDER).getMostSignificantBits());
    }

    @Test
    void the_order_its_payment_and_its_escrow_have_three_ids() {
        assertThat(DerivedId.PAYMENT.of(ORDER)).isNotEqualTo(ORDER).isNotEqualTo(DerivedId.ESCROW.of(ORDER));
        assertThat(DerivedId.ESCROW.of(ORDER)).isNotEqualTo(ORDER);
    }

    @Test
    void the_order_follows_from_the_id() {
        assertThat(DerivedId.PAYMENT.orderOf(DerivedId.PAYMENT.of(ORDER))).isEqualTo(ORDER);
        assertThat(DerivedId.ESCROW.orderOf(DerivedId.ESCROW.of("order 17"))).isEqualTo("order 17");
    }

    @Test
    void what_is_no_id_belongs_to_no_order() {
        assertThat(DerivedId.PAYMENT.orderOf("nonsense")).isEqualTo("order-of-nonsense");
        assertThat(DerivedId.PAYMENT.orderOf("1-1-1-1-1")).isEqualTo("order-of-1-1-1-1-1");
    }
}
