package dev.campusg.scheduler.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.scheduler.domain.Move.Alert;
import dev.campusg.scheduler.domain.Move.AskSaga;
import dev.campusg.scheduler.domain.Move.GiveUp;
import dev.campusg.scheduler.domain.Move.Nothing;
import dev.campusg.scheduler.domain.Move.Refund;
import dev.campusg.scheduler.domain.Move.Revert;
import dev.campusg.scheduler.domain.Move.Tell;
import dev.campusg.scheduler.domain.Move.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Wishes NONE = new Wishes(null, null, null, null);
    private static final Set<String> AT_WORK = Set.of("STARTED", "COMPENSATING", "CANCELLING");

    private static final List<@Nullable String> ORDERS = Arrays.asList(
            null,
            "PENDING",
            "CREATED",
            "ACCEPTED",
            "ON_SITE",
            "PURCHASED",
            "COLLECTED",
            "ON_THE_WAY",
            "DELIVERED",
            "COMPLETED",
            "CANCELLED");
    private static final List<@Nullable String> SAGAS = Arrays.asList(
            null, "STARTED", "COMPLETED", "FAILED", "COMPENSATING", "COMPENSATED", "CANCELLING", "CANCELLED");
    private static final List<@Nullable String> PAYMENTS =
            Arrays.asList(null, "INITIATING", "AUTHORIZED", "INESCROW", "SUCCEEDED", "REVERTED", "FAILED");
    private static final List<@Nullable String> ESCROWS =
            Arrays.asList(null, "PENDING", "HELD", "RELEASED", "REFUNDED", "FAILED");

    private static Situation situation(
            @Nullable String order, @Nullable String saga, @Nullable String payment, @Nullable String escrow) {
        return new Situation("o1", order, null, saga == null ? null : "s1", saga, payment, escrow);
    }

    private static Move expires(
            @Nullable String order, @Nullable String saga, @Nullable String payment, @Nullable String escrow) {
        return Judgement.of(Kind.PAYMENT_AUTHORIZATION_EXPIRY, situation(order, saga, payment, escrow), NONE);
    }

    private static Move heldTooLong(
            @Nullable String order, @Nullable String saga, @Nullable String payment, @Nullable String escrow) {
        return Judgement.of(Kind.ESCROW_TIMEOUT, situation(order, saga, payment, escrow), NONE);
    }

    /** Every situation there can be, whether it makes sense or not. */
    private static List<Situation> all() {
        List<Situation> all = new ArrayList<>();
        for (String order : ORDERS) {
            for (String saga : SAGAS) {
                for (String payment : PAYMENTS) {
                    ESCROWS.forEach(escrow -> all.add(situation(order, saga, payment, escrow)));
                }
            }
        }
        return all;
    }

    @Test
    void a_timed_out_order_is_cancelled_by_its_saga_or_not_at_all() {
        Situation named = new Situation("o1", null, null, "s9", null, null, null);
        assertThat(Judgement.of(Kind.ORDER_TIMEOUT, named, NONE)).isEqualTo(new AskSaga("s9"));
        assertThat(all())
                .allSatisfy(now -> assertThat(Judgement.of(Kind.ORDER_TIMEOUT, now, NONE))
                        .isInstanceOf(now.sagaId() == null ? GiveUp.class : AskSaga.class));
    }

    @Test
    void an_authorisation_nobody_needs_is_let_go() {
        assertThat(expires("CANCELLED", "FAILED", "AUTHORIZED", null)).isEqualTo(new Revert("o1"));
        assertThat(expires("CANCELLED", "COMPENSATED", "AUTHORIZED", "REFUNDED"))
                .isEqualTo(new Revert("o1"));
        assertThat(expires(null, null, "AUTHORIZED", null)).isEqualTo(new Revert("o1"));
    }

    @Test
    void an_authorisation_of_a_living_saga_is_the_sagas() {
        assertThat(expires("PENDING", "STARTED", "AUTHORIZED", null)).isEqualTo(new AskSaga("s1"));
        assertThat(expires("CREATED", "COMPLETED", "AUTHORIZED", "HELD")).isEqualTo(new AskSaga("s1"));
        assertThat(expires("CREATED", "CANCELLING", "AUTHORIZED", "HELD")).isInstanceOf(Nothing.class);
    }

    @Test
    void an_authorisation_a_runner_counts_on_is_for_people_to_see() {
        assertThat(expires("ON_THE_WAY", "COMPLETED", "AUTHORIZED", "HELD")).isInstanceOf(Alert.class);
        assertThat(expires("DELIVERED", "COMPLETED", "INESCROW", "HELD")).isInstanceOf(Alert.class);
        assertThat(expires("ACCEPTED", null, "AUTHORIZED", null)).isInstanceOf(Alert.class);
    }

    @Test
    void an_authorisation_that_ended_is_left_alone_and_one_that_has_not_begun_is_waited_for() {
        for (String over : List.of("SUCCEEDED", "REVERTED", "FAILED")) {
            assertThat(expires("COMPLETED", "COMPLETED", over, "RELEASED")).isInstanceOf(Nothing.class);
        }
        assertThat(expires("PENDING", "STARTED", "INITIATING", null)).isInstanceOf(Wait.class);
        assertThat(expires("PENDING", "STARTED", null, null)).isInstanceOf(GiveUp.class);
    }

    @Test
    void in_no_situation_is_money_let_go_that_a_saga_a_runner_or_the_escrow_counts_on() {
        assertThat(all())
                .filteredOn(now -> Judgement.of(Kind.PAYMENT_AUTHORIZATION_EXPIRY, now, NONE) instanceof Revert)
                .isNotEmpty()
                .allSatisfy(now -> {
                    assertThat(now.payment()).isEqualTo("AUTHORIZED");
                    assertThat(now.escrow()).isNotEqualTo("HELD");
                    assertThat(now.saga() == null || !AT_WORK.contains(now.saga()))
                            .isTrue();
                    assertThat(now.orderIsUnderway() || now.orderIs("DELIVERED"))
                            .isFalse();
                });
    }

    @Test
    void in_no_situation_are_funds_given_back_unless_the_order_is_cancelled_and_nobody_else_will() {
        assertThat(all())
                .filteredOn(now -> Judgement.of(Kind.ESCROW_TIMEOUT, now, NONE) instanceof Refund)
                .isNotEmpty()
                .allSatisfy(now -> {
                    assertThat(now.order()).isEqualTo("CANCELLED");
                    assertThat(now.escrow()).isEqualTo("HELD");
                    assertThat(now.saga() == null || !AT_WORK.contains(now.saga()))
                            .isTrue();
                });
    }

    @Test
    void funds_that_are_held_for_too_long_are_told_of() {
        assertThat(heldTooLong("DELIVERED", "COMPLETED", "AUTHORIZED", "HELD")).isInstanceOf(Alert.class);
        assertThat(heldTooLong("CANCELLED", "CANCELLING", "AUTHORIZED", "HELD")).isInstanceOf(Alert.class);
        assertThat(heldTooLong(null, null, null, "HELD")).isInstanceOf(Alert.class);
        assertThat(heldTooLong("CANCELLED", "CANCELLED", "REVERTED", "HELD")).isEqualTo(new Refund("o1"));
        assertThat(heldTooLong("COMPLETED", "COMPLETED", "SUCCEEDED", "RELEASED"))
                .isInstanceOf(Nothing.class);
        assertThat(heldTooLong("PENDING", "STARTED", "AUTHORIZED", null)).isInstanceOf(GiveUp.class);
    }

    @Test
    void whoever_delivers_is_reminded_while_there_is_something_to_deliver() {
        Situation underway = new Situation("o1", "COLLECTED", "bob", "s1", null, null, null);
        assertThat(Judgement.of(Kind.DELIVERY_REMINDER, underway, NONE))
                .isEqualTo(new Tell("bob", "Delivery reminder", "An order is waiting for you."));
        Wishes wishes = new Wishes(null, "cat", "Soon", "It comes");
        assertThat(Judgement.of(Kind.DELIVERY_REMINDER, underway, wishes))
                .isEqualTo(new Tell("cat", "Soon", "It comes"));
        assertThat(Judgement.of(Kind.DELIVERY_REMINDER, situation("CREATED", null, null, null), NONE))
                .isInstanceOf(Nothing.class);
        assertThat(Judgement.of(Kind.DELIVERY_REMINDER, situation("DELIVERED", null, null, null), wishes))
                .isInstanceOf(Nothing.class);
        assertThat(Judgement.of(Kind.DELIVERY_REMINDER, situation(null, null, null, null), wishes))
                .isInstanceOf(GiveUp.class);
    }
}
