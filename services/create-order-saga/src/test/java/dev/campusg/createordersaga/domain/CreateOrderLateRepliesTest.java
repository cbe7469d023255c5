package dev.campusg.createordersaga.domain;

import static dev.campusg.createordersaga.domain.CancelReasons.MANUAL;
import static dev.campusg.createordersaga.domain.Stories.at;
import static dev.campusg.createordersaga.domain.Stories.completed;
import static dev.campusg.createordersaga.domain.Stories.failure;
import static dev.campusg.createordersaga.domain.Stories.placed;
import static dev.campusg.saga.SagaStatus.CANCELLED;
import static dev.campusg.saga.SagaStatus.CANCELLING;
import static dev.campusg.saga.SagaStatus.COMPENSATED;
import static dev.campusg.saga.SagaStatus.COMPENSATING;
import static dev.campusg.saga.SagaStatus.COMPLETED;
import static dev.campusg.saga.SagaStatus.FAILED;

import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.TaskState;
import dev.campusg.saga.testkit.SagaStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was given up and happened all the same. */
class CreateOrderLateRepliesTest {

    private static final int ATTEMPTS = Stories.RETRIES.attempts();

    @Test
    void a_payment_given_up_is_reverted_when_it_turns_up_during_compensation() {
        at("AUTHORIZE_PAYMENT")
                .timeOut(ATTEMPTS)
                .expect("CANCEL_ORDER")
                .succeedLate("AUTHORIZE_PAYMENT", 1)
                .expectCompensatedInOrder("CANCEL_ORDER", "REVERT_PAYMENT");
    }

    @Test
    void a_payment_given_up_is_reverted_when_it_turns_up_after_compensation() {
        at("AUTHORIZE_PAYMENT")
                .timeOut(ATTEMPTS)
                .expectCompensatedInOrder("CANCEL_ORDER")
                .succeedLate("AUTHORIZE_PAYMENT", 3)
                .expectEvent(SagaEvent.SagaReopened.class)
                .expectStatus(COMPENSATING)
                .expectCompensatedInOrder("REVERT_PAYMENT")
                .succeedLate("AUTHORIZE_PAYMENT", 2)
                .expectNothing();
    }

    @Test
    void a_payment_that_was_declined_once_and_approved_once_is_reverted() {
        at("AUTHORIZE_PAYMENT")
                .timeOut()
                .replyTo("AUTHORIZE_PAYMENT", 1, failure("AUTHORIZE_PAYMENT"))
                .expectCompensatedInOrder("CANCEL_ORDER")
                .succeedLate("AUTHORIZE_PAYMENT", 2)
                .expectCompensatedInOrder("REVERT_PAYMENT");
    }

    @Test
    void an_order_that_turns_up_after_the_saga_failed_is_cancelled() {
        placed().timeOut(ATTEMPTS)
                .expectStatus(FAILED)
                .succeedLate("CREATE_ORDER", 2)
                .expectStatus(COMPENSATING)
                .expectCompensatedInOrder("CANCEL_ORDER");
    }

    @Test
    void a_payment_that_turns_up_behind_the_gate_is_reverted_before_the_saga_ends() {
        at("AUTHORIZE_PAYMENT")
                .cancel(MANUAL)
                .succeed("CANCEL_TIMER", "CANCEL_ORDER")
                .expect("NOTIFY_CANCELLED")
                .succeedLate("AUTHORIZE_PAYMENT", 1)
                .succeed("NOTIFY_CANCELLED", "REVERT_PAYMENT")
                .expectStatus(CANCELLED);
    }

    @Test
    void funds_that_turn_up_behind_the_gate_are_refunded_before_the_saga_ends() {
        at("HOLD_FUNDS")
                .cancel(MANUAL)
                .succeed("CANCEL_TIMER", "CANCEL_ORDER")
                .expect("REVERT_PAYMENT")
                .succeedLate("HOLD_FUNDS", 1)
                .succeed("REVERT_PAYMENT", "REFUND_FUNDS", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"AUTHORIZE_PAYMENT, REVERT_PAYMENT", "HOLD_FUNDS, REFUND_FUNDS"})
    void money_that_moved_after_the_saga_was_cancelled_is_moved_back(String step, String undo) {
        SagaStory<CreateOrder> story = at(step).cancel(MANUAL).succeedUntil("NOTIFY_CANCELLED");
        story.succeed("NOTIFY_CANCELLED").expectStatus(CANCELLED);
        story.succeedLate(step, 1).expectStatus(CANCELLING).succeed(undo).expectStatus(CANCELLED);
        story.succeedLate(step, 1).expectNothing();
    }

    @Test
    void an_order_created_after_it_was_cancelled_needs_no_second_cancellation() {
        placed().cancel(MANUAL)
                .succeed("CANCEL_TIMER", "CANCEL_ORDER", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED)
                .succeedLate("CREATE_ORDER", 1)
                .expectState("CREATE_ORDER", TaskState.DONE)
                .expectStatus(CANCELLED)
                .expectAtRest();
    }

    @Test
    void a_late_success_without_a_command_id_is_undone_too() {
        at("AUTHORIZE_PAYMENT")
                .timeOut(ATTEMPTS)
                .expectCompensatedInOrder("CANCEL_ORDER")
                .reply(null, Stories.success("AUTHORIZE_PAYMENT"))
                .expectCompensatedInOrder("REVERT_PAYMENT");
    }

    @Test
    void a_late_failure_changes_nothing() {
        at("AUTHORIZE_PAYMENT")
                .timeOut(ATTEMPTS)
                .replyTo("AUTHORIZE_PAYMENT", 1, failure("AUTHORIZE_PAYMENT"))
                .expectNothing()
                .expectCompensatedInOrder("CANCEL_ORDER")
                .replyTo("AUTHORIZE_PAYMENT", 2, failure("AUTHORIZE_PAYMENT"))
                .expectNothing();
    }

    @Test
    void a_failure_shared_by_two_tasks_belongs_to_the_one_that_waits() {
        at("UPDATE_ORDER_STATUS")
                .reply(failure("UPDATE_ORDER_STATUS"))
                .succeed("CANCEL_TIMER")
                .expect("REFUND_FUNDS")
                .reply(null, failure("HOLD_FUNDS"))
                .expectEvent(SagaEvent.RetryScheduled.class)
                .timeOut()
                .expectCompensatedInOrder("REFUND_FUNDS", "REVERT_PAYMENT", "CANCEL_ORDER");
    }

    /** The order refused once, came back, and a second attempt at the same cancellation reached it then. */
    @Test
    void an_order_cancelled_after_the_refusal_takes_the_money_with_it() {
        completed()
                .cancel(MANUAL)
                .succeed("CANCEL_TIMER")
                .timeOut()
                .replyTo("CANCEL_ORDER", 1, failure("CANCEL_ORDER"))
                .expectStatus(COMPLETED)
                .succeedLate("CANCEL_ORDER", 2)
                .expectStatus(CANCELLING)
                .succeed("CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
    }

    @Test
    void undos_that_are_confirmed_twice_are_done_once() {
        at("HOLD_FUNDS")
                .reply(failure("HOLD_FUNDS"))
                .timeOut()
                .succeed("REVERT_PAYMENT")
                .succeedLate("REVERT_PAYMENT", 1)
                .expectNothing()
                .succeed("CANCEL_ORDER")
                .succeedLate("CANCEL_ORDER", 1)
                .expectNothing()
                .expectStatus(COMPENSATED);
    }
}
