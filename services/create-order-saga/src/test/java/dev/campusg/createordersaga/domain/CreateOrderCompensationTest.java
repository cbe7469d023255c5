package dev.campusg.createordersaga.domain;

import static dev.campusg.createordersaga.domain.Stories.ORDER;
import static dev.campusg.createordersaga.domain.Stories.PAYMENT;
import static dev.campusg.createordersaga.domain.Stories.at;
import static dev.campusg.createordersaga.domain.Stories.failure;
import static dev.campusg.createordersaga.domain.Stories.placed;
import static dev.campusg.saga.SagaStatus.COMPENSATED;
import static dev.campusg.saga.SagaStatus.COMPENSATING;
import static dev.campusg.saga.SagaStatus.COMPLETED;
import static dev.campusg.saga.SagaStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.PaymentMessages.RevertPayment;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.TaskState;
import dev.campusg.saga.testkit.SagaStory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateOrderCompensationTest {

    @Test
    void an_order_that_cannot_be_created_fails_the_saga() {
        SagaStory<CreateOrder> story = placed().reply(failure("CREATE_ORDER"));
        story.expectStatus(FAILED).expectAtRest().expectAsked("CREATE_ORDER");
        assertThat(story.state().reason()).isEqualTo("CREATE_ORDER: INVALID");
    }

    @Test
    void a_customer_without_a_card_has_the_order_cancelled() {
        at("GET_USER_DATA")
                .reply(failure("GET_USER_DATA"))
                .expectStatus(COMPENSATING)
                .expectCompensatedInOrder("CANCEL_ORDER");
    }

    @Test
    void a_declined_card_has_the_order_cancelled() {
        SagaStory<CreateOrder> story = at("AUTHORIZE_PAYMENT").reply(failure("AUTHORIZE_PAYMENT"));
        story.expectCompensatedInOrder("CANCEL_ORDER");
        assertThat(story.state().reason()).isEqualTo("AUTHORIZE_PAYMENT: CARD_DECLINED");
    }

    @Test
    void funds_that_cannot_be_held_have_the_payment_reverted_and_the_order_cancelled() {
        SagaStory<CreateOrder> story = at("HOLD_FUNDS").reply(failure("HOLD_FUNDS"));
        story.expect("REVERT_PAYMENT", "payment_commands", new RevertPayment(PAYMENT, "HOLD_FUNDS: LEDGER_CLOSED"));
        story.expectCompensatedInOrder("REVERT_PAYMENT", "CANCEL_ORDER");
    }

    @Test
    void a_status_that_cannot_be_updated_undoes_all() {
        at("UPDATE_ORDER_STATUS")
                .reply(failure("UPDATE_ORDER_STATUS"))
                .expectCompensatedInOrder("CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT", "CANCEL_ORDER");
    }

    @Test
    void a_timer_that_cannot_be_cancelled_is_only_a_warning() {
        at("UPDATE_ORDER_STATUS")
                .reply(failure("UPDATE_ORDER_STATUS"))
                .expect("CANCEL_TIMER")
                .reply(failure("CANCEL_TIMER"))
                .expectState("CANCEL_TIMER", TaskState.TOLERATED)
                .expectCompensatedInOrder("REFUND_FUNDS", "REVERT_PAYMENT", "CANCEL_ORDER");
    }

    @Test
    void a_timer_service_that_stays_silent_does_not_keep_the_money() {
        at("UPDATE_ORDER_STATUS")
                .reply(failure("UPDATE_ORDER_STATUS"))
                .expect("CANCEL_TIMER")
                .timeOut(Stories.RETRIES.attempts())
                .expectState("CANCEL_TIMER", TaskState.TOLERATED)
                .expectCompensatedInOrder("REFUND_FUNDS", "REVERT_PAYMENT", "CANCEL_ORDER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_ORDER", "GET_USER_DATA", "AUTHORIZE_PAYMENT", "HOLD_FUNDS"})
    void a_silent_participant_is_asked_again_with_more_patience_then_given_up(String step) {
        SagaStory<CreateOrder> story = at(step);
        Duration patience = story.patience();
        story.timeOut().expect(step);
        assertThat(story.patience()).isCloseTo(patience.multipliedBy(2), Duration.ofMillis(2));
        story.timeOut().expect(step).timeOut();
        story.expectState(step, TaskState.GIVEN_UP).expectStatus(step.equals("CREATE_ORDER") ? FAILED : COMPENSATING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_ORDER", "GET_USER_DATA", "AUTHORIZE_PAYMENT", "HOLD_FUNDS", "UPDATE_ORDER_STATUS"})
    void the_reply_to_a_first_attempt_counts_when_the_second_is_under_way(String step) {
        at(step).timeOut()
                .succeedLate(step, 1)
                .succeedLate(step, 2)
                .expectNothing()
                .succeedUntil("NOTIFY_USER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"START_TIMER", "NOTIFY_USER"})
    void what_follows_the_pivot_is_tried_until_it_works(String step) {
        SagaStory<CreateOrder> story = at(step);
        for (int attempt = 1; attempt < 20; attempt++) {
            story.reply(failure(step)).expectEvent(SagaEvent.RetryScheduled.class);
            story.timeOut().expect(step).timeOut().expect(step);
        }
        story.succeedUntil("NOTIFY_USER").succeed("NOTIFY_USER").expectStatus(COMPLETED);
    }

    @Test
    void a_revert_that_fails_twice_is_tried_a_third_time() {
        SagaStory<CreateOrder> story = at("HOLD_FUNDS").reply(failure("HOLD_FUNDS"));
        story.expect("REVERT_PAYMENT").reply(failure("REVERT_PAYMENT"));
        assertThat(story.patience()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(2));
        story.expectStatus(COMPENSATING).timeOut().expect("REVERT_PAYMENT").reply(failure("REVERT_PAYMENT"));
        assertThat(story.patience()).isCloseTo(Duration.ofSeconds(2), Duration.ofMillis(2));
        story.expectStatus(COMPENSATING).timeOut().expectCompensatedInOrder("REVERT_PAYMENT", "CANCEL_ORDER");
    }

    @Test
    void an_undo_is_never_given_up_but_raises_the_alarm() {
        SagaStory<CreateOrder> story = at("HOLD_FUNDS").reply(failure("HOLD_FUNDS"));
        story.timeOut(Stories.RETRIES.quarantineAfter() - 1);
        assertThat(story.state().quarantined()).isFalse();
        story.timeOut().expectEvent(SagaEvent.SagaQuarantined.class);
        story.timeOut(50).expect("REVERT_PAYMENT").expectStatus(COMPENSATING);
        assertThat(story.state().quarantined()).isTrue();
        assertThat(story.patience()).isEqualTo(Stories.RETRIES.longest().minusMillis(1));
        assertThat(story.events())
                .filteredOn(SagaEvent.SagaQuarantined.class::isInstance)
                .hasSize(1);
        story.succeed("REVERT_PAYMENT");
        assertThat(story.state().quarantined()).isFalse();
        story.expectCompensatedInOrder("CANCEL_ORDER");
    }

    @Test
    void a_resumed_saga_tries_again_at_once_and_is_patient_anew() {
        SagaStory<CreateOrder> story = at("HOLD_FUNDS").reply(failure("HOLD_FUNDS"));
        for (int attempt = 0; attempt < Stories.RETRIES.quarantineAfter(); attempt++) {
            story.expect("REVERT_PAYMENT").reply(failure("REVERT_PAYMENT"));
            story = attempt + 1 < Stories.RETRIES.quarantineAfter() ? story.timeOut() : story;
        }
        int asked = story.commands().size();
        story.expectEvent(SagaEvent.SagaQuarantined.class).resume();
        assertThat(story.commands()).hasSize(asked + 1);
        assertThat(story.state().quarantined()).isFalse();
        story.expect("REVERT_PAYMENT").reply(failure("REVERT_PAYMENT"));
        assertThat(story.patience()).isCloseTo(Duration.ofSeconds(1), Duration.ofMillis(2));
        story.timeOut().expectCompensatedInOrder("REVERT_PAYMENT", "CANCEL_ORDER");
    }

    @Test
    void resuming_a_saga_that_needs_no_help_changes_nothing() {
        placed().resume().expectNothing();
        Stories.completed().resume().expectNothing();
    }

    @Test
    void a_failure_that_was_heard_or_overtaken_schedules_no_second_retry() {
        at("HOLD_FUNDS")
                .reply(failure("HOLD_FUNDS"))
                .expect("REVERT_PAYMENT")
                .timeOut()
                .replyTo("REVERT_PAYMENT", 1, failure("REVERT_PAYMENT"))
                .expectNothing()
                .replyTo("REVERT_PAYMENT", 2, failure("REVERT_PAYMENT"))
                .expectEvent(SagaEvent.RetryScheduled.class)
                .replyTo("REVERT_PAYMENT", 2, failure("REVERT_PAYMENT"))
                .expectNothing();
    }

    @Test
    void a_success_while_waiting_to_try_again_is_taken() {
        at("HOLD_FUNDS")
                .reply(failure("HOLD_FUNDS"))
                .expect("REVERT_PAYMENT")
                .timeOut()
                .reply(failure("REVERT_PAYMENT"))
                .succeedLate("REVERT_PAYMENT", 1)
                .expectCompensatedInOrder("CANCEL_ORDER");
    }

    @Test
    void an_overtaken_timer_changes_nothing() {
        SagaStory<CreateOrder> story = placed();
        var old = story.timer();
        story.succeed("CREATE_ORDER").fire(old).expectNothing().expect("GET_USER_DATA");
        Stories.completed().fire(old).expectNothing();
    }

    @Test
    void the_order_is_told_why_it_is_cancelled() {
        assertThat(at("GET_USER_DATA")
                        .reply(failure("GET_USER_DATA"))
                        .commands()
                        .getLast()
                        .message())
                .hasToString("CancelOrder[orderId=" + ORDER + ", reason=GET_USER_DATA: NO_CARD]");
    }

    @Test
    void a_failed_undo_does_not_end_the_saga() {
        at("GET_USER_DATA")
                .reply(failure("GET_USER_DATA"))
                .expect("CANCEL_ORDER")
                .reply(failure("CANCEL_ORDER"))
                .expectStatus(COMPENSATING)
                .timeOut()
                .succeed("CANCEL_ORDER")
                .expectStatus(COMPENSATED);
    }
}
