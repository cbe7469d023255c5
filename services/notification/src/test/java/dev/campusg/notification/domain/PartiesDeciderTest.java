package dev.campusg.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.DeciderScenario;
import dev.campusg.notification.domain.PartiesCommand.Hear;
import dev.campusg.notification.domain.PartiesCommand.HearRunnerLeft;
import dev.campusg.notification.domain.PartiesEvent.CustomerLearnt;
import dev.campusg.notification.domain.PartiesEvent.NewsParked;
import dev.campusg.notification.domain.PartiesEvent.NewsTold;
import dev.campusg.notification.domain.PartiesEvent.RunnerLearnt;
import dev.campusg.notification.domain.PartiesEvent.RunnerLeft;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartiesDeciderTest {

    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final CustomerLearnt ALICE = new CustomerLearnt("alice", T);
    private static final RunnerLearnt BOB = new RunnerLearnt("bob", T);
    private static final News PAID = toCustomer(Moment.PAYMENT_AUTHORIZED);
    private static final News PAYOUT = News.toRunner(Moment.RECEIPT, "Paid", "You were paid");

    private static News toCustomer(Moment moment) {
        return News.toCustomer(moment, moment.name(), "text");
    }

    private static Hear hear(News... news) {
        return new Hear(null, null, List.of(news), T);
    }

    private static NewsTold told(News news, String user, int round) {
        return new NewsTold(news, user, round, T);
    }

    private static DeciderScenario<OrderParties, PartiesCommand, PartiesEvent> given(PartiesEvent... events) {
        return DeciderScenario.given(new PartiesDecider(), events);
    }

    @Test
    void a_known_customer_is_told_at_once() {
        given(ALICE).when(hear(PAID)).then(told(PAID, "alice", 0));
    }

    @Test
    void news_wait_until_it_is_known_whom_to_tell() {
        given().when(hear(PAID)).then(new NewsParked(PAID, T));
        given(new NewsParked(PAID, T))
                .when(new Hear("alice", null, List.of(toCustomer(Moment.PENDING_PAYMENT)), T))
                .then(ALICE, told(toCustomer(Moment.PENDING_PAYMENT), "alice", 0), told(PAID, "alice", 0));
    }

    @Test
    void news_for_the_runner_wait_for_the_runner() {
        given(ALICE).when(hear(PAYOUT)).then(new NewsParked(PAYOUT, T));
        given(ALICE, new NewsParked(PAYOUT, T))
                .when(new Hear("alice", "bob", List.of(), T))
                .then(BOB, told(PAYOUT, "bob", 0));
    }

    @Test
    void nothing_waits_any_longer_once_it_was_told() {
        OrderParties parties = given(new NewsParked(PAID, T))
                .when(new Hear("alice", null, List.of(), T))
                .state();
        assertThat(parties.parked()).isEmpty();
        given(new NewsParked(PAID, T), ALICE, told(PAID, "alice", 0))
                .when(hear())
                .thenNothing();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_moment_is_told_once_whatever_tells_of_it(Moment moment) {
        given(ALICE, told(toCustomer(moment), "alice", 0))
                .when(hear(toCustomer(moment)))
                .thenNothing();
        given(new NewsParked(toCustomer(moment), T))
                .when(hear(toCustomer(moment)))
                .thenNothing();
    }

    @Test
    void the_same_moment_is_one_thing_to_the_customer_and_another_to_the_runner() {
        given(ALICE, BOB, told(toCustomer(Moment.RECEIPT), "alice", 0))
                .when(hear(PAYOUT))
                .then(told(PAYOUT, "bob", 0));
    }

    @Test
    void after_a_runner_left_the_delivery_is_told_anew_but_the_payment_is_not() {
        News accepted = toCustomer(Moment.ORDER_ACCEPTED);
        News onOffer = toCustomer(Moment.ORDER_CREATED);
        PartiesEvent[] before = {
            ALICE, told(PAID, "alice", 0), told(onOffer, "alice", 0), BOB, told(accepted, "alice", 0)
        };
        given(before)
                .when(new HearRunnerLeft("alice", List.of(onOffer), T))
                .then(new RunnerLeft(T), told(onOffer, "alice", 1));

        PartiesEvent[] after = {
            ALICE, told(PAID, "alice", 0), BOB, told(accepted, "alice", 0), new RunnerLeft(T), told(onOffer, "alice", 1)
        };
        given(after)
                .when(new Hear("alice", "carol", List.of(accepted), T))
                .then(new RunnerLearnt("carol", T), told(accepted, "alice", 1));
        given(after).when(hear(PAID)).thenNothing();
    }

    /** Sagas tell of the end, too, and know of no rounds. */
    @ParameterizedTest
    @EnumSource(names = {"RECEIPT", "ORDER_COMPLETED", "ORDER_CANCELLED", "ORDER_TIMEOUT", "REFUNDED"})
    void an_end_has_one_name_however_often_the_order_was_on_offer(Moment end) {
        given(ALICE, new RunnerLeft(T)).when(hear(toCustomer(end))).then(told(toCustomer(end), "alice", 0));
    }

    @Test
    void the_parties_are_learnt_once_and_the_customer_never_changes() {
        given(ALICE, BOB).when(new Hear("alice", "bob", List.of(), T)).thenNothing();
        given(ALICE).when(new Hear("mallory", null, List.of(), T)).thenNothing();
    }

    @Test
    void a_runner_who_left_before_anything_else_was_heard_of_tells_who_the_customer_is() {
        News onOffer = toCustomer(Moment.ORDER_CREATED);
        given().when(new HearRunnerLeft("alice", List.of(onOffer), T))
                .then(ALICE, new RunnerLeft(T), told(onOffer, "alice", 1));
    }
}
