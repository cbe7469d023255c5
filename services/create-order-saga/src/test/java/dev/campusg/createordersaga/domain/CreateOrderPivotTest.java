package dev.campusg.createordersaga.domain;

import static dev.campusg.createordersaga.domain.CancelReasons.MANUAL;
import static dev.campusg.createordersaga.domain.Stories.at;
import static dev.campusg.createordersaga.domain.Stories.failure;
import static dev.campusg.saga.SagaStatus.CANCELLED;
import static dev.campusg.saga.SagaStatus.CANCELLING;
import static dev.campusg.saga.SagaStatus.COMPENSATED;
import static dev.campusg.saga.SagaStatus.COMPENSATING;
import static dev.campusg.saga.SagaStatus.COMPLETED;
import static dev.campusg.saga.SagaStatus.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.saga.TaskState;
import dev.campusg.saga.testkit.SagaStory;
import org.junit.jupiter.api.Test;

/** The order may be on offer, and nobody said so. */
class CreateOrderPivotTest {

    private static SagaStory<CreateOrder> unknown() {
        return at("UPDATE_ORDER_STATUS").timeOut(Stories.RETRIES.attempts()).expect("CANCEL_ORDER");
    }

    @Test
    void the_order_is_asked_before_any_money_moves() {
        SagaStory<CreateOrder> story = unknown().expectStatus(COMPENSATING);
        assertThat(story.state().retreat().gated()).isTrue();
    }

    @Test
    void an_order_that_can_be_cancelled_is_and_then_all_is_undone() {
        unknown().expectCompensatedInOrder("CANCEL_ORDER", "CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT");
    }

    @Test
    void an_order_that_refuses_was_put_on_offer_so_the_saga_goes_on() {
        unknown()
                .reply(failure("CANCEL_ORDER"))
                .expectStatus(STARTED)
                .expectState("UPDATE_ORDER_STATUS", TaskState.DONE)
                .succeed("START_TIMER", "NOTIFY_USER")
                .expectStatus(COMPLETED)
                .succeedLate("UPDATE_ORDER_STATUS", 1)
                .expectNothing();
    }

    @Test
    void a_late_success_leaves_the_decision_to_the_order() {
        unknown()
                .succeedLate("UPDATE_ORDER_STATUS", 2)
                .expect("CANCEL_ORDER")
                .reply(failure("CANCEL_ORDER"))
                .expectStatus(STARTED)
                .succeed("START_TIMER", "NOTIFY_USER")
                .expectStatus(COMPLETED);
        unknown()
                .succeedLate("UPDATE_ORDER_STATUS", 2)
                .expectCompensatedInOrder("CANCEL_ORDER", "CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT");
    }

    @Test
    void of_two_attempts_one_may_fail_because_the_other_succeeded() {
        at("UPDATE_ORDER_STATUS")
                .timeOut()
                .reply(failure("UPDATE_ORDER_STATUS"))
                .expect("CANCEL_ORDER")
                .reply(failure("CANCEL_ORDER"))
                .expectState("UPDATE_ORDER_STATUS", TaskState.DONE)
                .succeed("START_TIMER", "NOTIFY_USER")
                .expectStatus(COMPLETED);
    }

    @Test
    void the_order_is_asked_until_it_answers() {
        SagaStory<CreateOrder> story =
                unknown().timeOut(100).expect("CANCEL_ORDER").expectStatus(COMPENSATING);
        assertThat(story.state().quarantined()).isTrue();
        story.resume().expectCompensatedInOrder("CANCEL_ORDER", "CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT");
    }

    @Test
    void cancelled_while_the_order_is_asked_it_is_asked_once() {
        unknown()
                .cancel(MANUAL)
                .expectStatus(CANCELLING)
                .succeed("CANCEL_ORDER", "CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
        unknown()
                .cancel(MANUAL)
                .reply(failure("CANCEL_ORDER"))
                .expectStatus(STARTED)
                .succeed("START_TIMER", "NOTIFY_USER")
                .expectStatus(COMPLETED);
    }

    @Test
    void a_late_status_after_all_was_undone_only_cancels_no_timer_twice() {
        unknown()
                .expectCompensatedInOrder("CANCEL_ORDER", "CANCEL_TIMER", "REFUND_FUNDS", "REVERT_PAYMENT")
                .succeedLate("UPDATE_ORDER_STATUS", 3)
                .expectStatus(COMPENSATED)
                .expectAtRest();
    }
}
