package dev.campusg.createordersaga.domain;

import static dev.campusg.createordersaga.domain.CancelReasons.MANUAL;
import static dev.campusg.createordersaga.domain.CancelReasons.TIMED_OUT;
import static dev.campusg.createordersaga.domain.Stories.MACHINE;
import static dev.campusg.createordersaga.domain.Stories.ORDER;
import static dev.campusg.createordersaga.domain.Stories.PAYMENT;
import static dev.campusg.createordersaga.domain.Stories.at;
import static dev.campusg.createordersaga.domain.Stories.completed;
import static dev.campusg.createordersaga.domain.Stories.failure;
import static dev.campusg.createordersaga.domain.Stories.placed;
import static dev.campusg.createordersaga.domain.Stories.success;
import static dev.campusg.eventstore.testkit.DeciderScenario.given;
import static dev.campusg.saga.SagaStatus.CANCELLED;
import static dev.campusg.saga.SagaStatus.CANCELLING;
import static dev.campusg.saga.SagaStatus.COMPENSATING;
import static dev.campusg.saga.SagaStatus.COMPLETED;
import static dev.campusg.saga.SagaStatus.FAILED;
import static dev.campusg.saga.SagaStatus.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.campusg.contracts.EscrowMessages.RefundFunds;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.OrderMessages.CancelOrder;
import dev.campusg.contracts.PaymentMessages.RevertPayment;
import dev.campusg.contracts.TimerMessages.CancelOrderTimer;
import dev.campusg.eventstore.Rejected;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.TaskState;
import dev.campusg.saga.testkit.SagaStory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateOrderCancellationTest {

    /** At which step the cancellation comes, and what it undoes behind the gate. */
    @ParameterizedTest
    @CsvSource({
        "CREATE_ORDER,",
        "GET_USER_DATA,",
        "AUTHORIZE_PAYMENT,",
        "HOLD_FUNDS, REVERT_PAYMENT",
        "UPDATE_ORDER_STATUS, REFUND_FUNDS REVERT_PAYMENT",
        "START_TIMER, REFUND_FUNDS REVERT_PAYMENT",
        "NOTIFY_USER, REFUND_FUNDS REVERT_PAYMENT"
    })
    void a_saga_is_cancelled_at_any_step(String step, String undone) {
        SagaStory<CreateOrder> story = at(step).cancel(MANUAL);
        story.expectStatus(CANCELLING).succeed("CANCEL_TIMER", "CANCEL_ORDER");
        if (undone != null) {
            story.succeed(undone.split(" "));
        }
        story.expectStatus(CANCELLING)
                .succeed("NOTIFY_CANCELLED")
                .expectStatus(CANCELLED)
                .expectAtRest();
    }

    @Test
    void a_completed_saga_is_cancelled_while_nobody_has_accepted() {
        SagaStory<CreateOrder> story = completed().cancel(TIMED_OUT);
        story.expect("CANCEL_TIMER", "timer_commands", new CancelOrderTimer(ORDER));
        story.reply(success("CANCEL_TIMER"));
        story.expect("CANCEL_ORDER", "order_commands", new CancelOrder(ORDER, TIMED_OUT));
        story.reply(success("CANCEL_ORDER"));
        story.expect("REFUND_FUNDS", "escrow_commands", new RefundFunds(ORDER, TIMED_OUT));
        story.reply(success("REFUND_FUNDS"));
        story.expect("REVERT_PAYMENT", "payment_commands", new RevertPayment(PAYMENT, TIMED_OUT));
        story.reply(success("REVERT_PAYMENT"));
        story.expect("NOTIFY_CANCELLED");
        assertThat(story.commands().getLast().message())
                .isInstanceOfSatisfying(
                        SendNotification.class,
                        it -> assertThat(it.notificationType()).isEqualTo("ORDER_TIMEOUT"));
        story.succeed("NOTIFY_CANCELLED").expectStatus(CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_ORDER", "GET_USER_DATA", "AUTHORIZE_PAYMENT", "HOLD_FUNDS"})
    void when_the_order_refuses_the_saga_goes_on_where_it_was(String step) {
        SagaStory<CreateOrder> story = at(step).cancel(MANUAL).succeed("CANCEL_TIMER");
        story.expect("CANCEL_ORDER").reply(failure("CANCEL_ORDER"));
        story.expectStatus(STARTED).expect(step).succeedLate(step, 1);
        story.succeedUntil("NOTIFY_USER").succeed("NOTIFY_USER").expectStatus(COMPLETED);
        assertThat(moneyBack(story)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_ORDER_STATUS", "START_TIMER"})
    void a_refusal_means_that_the_order_was_put_on_offer(String step) {
        SagaStory<CreateOrder> story = at(step).cancel(MANUAL).succeed("CANCEL_TIMER");
        story.expect("CANCEL_ORDER").reply(failure("CANCEL_ORDER"));
        story.expectState("UPDATE_ORDER_STATUS", TaskState.DONE)
                .succeed("START_TIMER", "NOTIFY_USER")
                .expectStatus(COMPLETED);
        assertThat(moneyBack(story)).isEmpty();
    }

    @Test
    void an_accepted_order_stays_as_it_is() {
        SagaStory<CreateOrder> story = completed().cancel(TIMED_OUT).succeed("CANCEL_TIMER");
        story.reply(failure("CANCEL_ORDER")).expectStatus(COMPLETED).expectAtRest();
        assertThat(moneyBack(story)).isEmpty();
    }

    @Test
    void an_order_that_came_back_can_be_cancelled_after_an_earlier_refusal() {
        SagaStory<CreateOrder> story = completed().cancel(MANUAL).succeed("CANCEL_TIMER");
        story.reply(failure("CANCEL_ORDER")).expectStatus(COMPLETED).cancel(TIMED_OUT);
        story.succeed("CANCEL_TIMER")
                .replyTo("CANCEL_ORDER", 1, failure("CANCEL_ORDER"))
                .expectNothing();
        story.succeed("CANCEL_ORDER", "REFUND_FUNDS", "REVERT_PAYMENT", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
        assertThat(story.commands()).extracting("commandId").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET_USER_DATA", "AUTHORIZE_PAYMENT", "HOLD_FUNDS"})
    void a_reply_that_arrives_during_a_refused_cancellation_is_not_lost(String step) {
        SagaStory<CreateOrder> story = at(step).cancel(MANUAL).succeedLate(step, 1);
        story.succeed("CANCEL_TIMER").reply(failure("CANCEL_ORDER"));
        story.succeedUntil("NOTIFY_USER").succeed("NOTIFY_USER").expectStatus(COMPLETED);
        assertThat(story.commands().stream().filter(command -> command.task().equals(step)))
                .hasSize(1);
    }

    @Test
    void a_failure_that_arrives_during_a_refused_cancellation_is_not_lost() {
        at("AUTHORIZE_PAYMENT")
                .cancel(MANUAL)
                .replyTo("AUTHORIZE_PAYMENT", 1, failure("AUTHORIZE_PAYMENT"))
                .succeed("CANCEL_TIMER")
                .reply(failure("CANCEL_ORDER"))
                .expectStatus(COMPENSATING)
                .expectCompensatedInOrder("CANCEL_ORDER");
    }

    @Test
    void an_order_that_was_never_created_refuses_and_the_saga_fails() {
        placed().cancel(MANUAL)
                .replyTo("CREATE_ORDER", 1, failure("CREATE_ORDER"))
                .succeed("CANCEL_TIMER")
                .reply(failure("CANCEL_ORDER"))
                .expectStatus(FAILED)
                .expectAtRest();
    }

    @Test
    void a_payment_that_arrives_before_the_gate_opens_is_reverted() {
        at("AUTHORIZE_PAYMENT")
                .cancel(MANUAL)
                .succeedLate("AUTHORIZE_PAYMENT", 1)
                .succeed("CANCEL_TIMER", "CANCEL_ORDER", "REVERT_PAYMENT", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
    }

    @Test
    void no_money_moves_before_the_order_is_cancelled() {
        SagaStory<CreateOrder> story = completed().cancel(MANUAL).succeed("CANCEL_TIMER");
        story.timeOut(100).expect("CANCEL_ORDER").expectStatus(CANCELLING);
        assertThat(moneyBack(story)).isEmpty();
        assertThat(story.state().quarantined()).isTrue();
        story.succeed("CANCEL_ORDER", "REFUND_FUNDS", "REVERT_PAYMENT", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
    }

    @Test
    void a_timer_service_that_fails_or_stays_silent_only_warns() {
        completed().cancel(MANUAL).reply(failure("CANCEL_TIMER")).expect("CANCEL_ORDER");
        completed().cancel(MANUAL).timeOut(Stories.RETRIES.attempts()).expect("CANCEL_ORDER");
    }

    @Test
    void a_revert_that_fails_keeps_the_saga_cancelling_and_is_tried_again() {
        SagaStory<CreateOrder> story =
                completed().cancel(MANUAL).succeed("CANCEL_TIMER", "CANCEL_ORDER", "REFUND_FUNDS");
        for (int i = 0; i < 2; i++) {
            story.expect("REVERT_PAYMENT")
                    .reply(failure("REVERT_PAYMENT"))
                    .expectStatus(CANCELLING)
                    .timeOut();
        }
        story.succeed("REVERT_PAYMENT", "NOTIFY_CANCELLED").expectStatus(CANCELLED);
    }

    @Test
    void a_compensating_saga_goes_on_undoing_when_it_is_cancelled() {
        at("HOLD_FUNDS")
                .reply(failure("HOLD_FUNDS"))
                .succeed("REVERT_PAYMENT")
                .cancel(MANUAL)
                .expectStatus(CANCELLING)
                .succeed("CANCEL_ORDER", "NOTIFY_CANCELLED")
                .expectStatus(CANCELLED);
    }

    @Test
    void a_time_out_and_a_customer_together_refund_once() {
        SagaStory<CreateOrder> story =
                completed().cancel(TIMED_OUT).cancel(MANUAL).expectNothing();
        story.succeed("CANCEL_TIMER").cancel(MANUAL).expectNothing();
        story.succeed("CANCEL_ORDER", "REFUND_FUNDS", "REVERT_PAYMENT", "NOTIFY_CANCELLED");
        story.cancel(MANUAL).expectNothing().expectStatus(CANCELLED);
        assertThat(moneyBack(story)).containsExactly("REFUND_FUNDS", "REVERT_PAYMENT");
    }

    @Test
    void the_timer_of_the_step_it_overtook_changes_nothing() {
        SagaStory<CreateOrder> story = at("HOLD_FUNDS");
        var old = story.timer();
        story.cancel(MANUAL).fire(old).expectNothing().expect("CANCEL_TIMER");
    }

    @Test
    void a_saga_that_failed_or_is_compensated_cannot_be_cancelled() {
        SagaStory<CreateOrder> failed = placed().reply(failure("CREATE_ORDER"));
        SagaStory<CreateOrder> compensated =
                at("GET_USER_DATA").reply(failure("GET_USER_DATA")).succeed("CANCEL_ORDER");
        assertThat(List.of(failed, compensated))
                .allSatisfy(story -> assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> story.cancel(MANUAL))
                        .returns(SagaMachine.NOT_CANCELLABLE, Rejected::code));
    }

    @Test
    void a_saga_that_never_began_cannot_be_cancelled_or_resumed() {
        given(MACHINE).when(new SagaInput.Cancel<>(MANUAL, Instant.EPOCH)).thenRejected(SagaMachine.SAGA_NOT_FOUND);
        given(MACHINE).when(new SagaInput.Resume<>(Instant.EPOCH)).thenRejected(SagaMachine.SAGA_NOT_FOUND);
        given(MACHINE)
                .when(new SagaInput.Replied<>(null, success("CANCEL_ORDER"), Instant.EPOCH))
                .thenNothing();
        given(MACHINE).when(new SagaInput.TimedOut<>("any", Instant.EPOCH)).thenNothing();
    }

    private static Stream<String> moneyBack(SagaStory<CreateOrder> story) {
        return story.commands().stream()
                .map(command -> command.task())
                .filter(task -> task.equals("REFUND_FUNDS") || task.equals("REVERT_PAYMENT"));
    }
}
