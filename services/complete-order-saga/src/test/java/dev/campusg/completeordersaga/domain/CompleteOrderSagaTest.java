package dev.campusg.completeordersaga.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages.EscrowFailed;
import dev.campusg.contracts.EscrowMessages.FundsReleased;
import dev.campusg.contracts.EscrowMessages.ReleaseFunds;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdateFailed;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.OrderMessages.UpdateOrderStatus;
import dev.campusg.contracts.PaymentMessages.PaymentReleaseFailed;
import dev.campusg.contracts.PaymentMessages.PaymentReleased;
import dev.campusg.contracts.PaymentMessages.ReleasePayment;
import dev.campusg.contracts.UserMessages.GetPayoutInfo;
import dev.campusg.contracts.UserMessages.PayoutInfoFailed;
import dev.campusg.contracts.UserMessages.PayoutInfoRetrieved;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaCommand;
import dev.campusg.saga.SagaEvent.SagaQuarantined;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.SagaStep;
import dev.campusg.saga.testkit.SagaStory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompleteOrderSagaTest {

    private static final String ORDER = "01964f2a-7b6e-7c33-8a55-0242ac120002";
    private static final String PAYMENT = DerivedId.PAYMENT.of(ORDER);
    private static final String SAGA = CompleteOrder.sagaOf(ORDER);
    private static final RetryPolicy RETRIES = RetryPolicy.DEFAULT;
    private static final SagaMachine<CompleteOrder> MACHINE =
            new SagaMachine<>(CompleteOrderSaga.definition(Deadlines.DEFAULT));

    static List<String> steps() {
        return List.of(
                "GET_PAYOUT_INFO",
                "RELEASE_PAYMENT",
                "RELEASE_FUNDS",
                "COMPLETE_ORDER",
                "SEND_RECEIPT",
                "TELL_RUNNER",
                "RATE_RUNNER",
                "RATE_CUSTOMER");
    }

    @Test
    void the_table_lists_the_steps_of_the_contract() {
        assertThat(CompleteOrderSaga.definition(Deadlines.DEFAULT).steps().stream()
                        .map(SagaStep::name))
                .containsExactlyElementsOf(steps());
    }

    @Test
    void the_runner_is_paid_the_escrow_emptied_the_order_completed_and_everybody_told() {
        SagaStory<CompleteOrder> story = delivered();
        story.expect("GET_PAYOUT_INFO", "user_commands", new GetPayoutInfo("bob"));
        story.succeed("GET_PAYOUT_INFO");
        story.expect("RELEASE_PAYMENT", "payment_commands", new ReleasePayment(PAYMENT, "bob", "acct_bob"));
        story.succeed("RELEASE_PAYMENT");
        story.expect("RELEASE_FUNDS", "escrow_commands", new ReleaseFunds(ORDER, "bob"));
        story.succeed("RELEASE_FUNDS");
        story.expect("COMPLETE_ORDER", "order_commands", new UpdateOrderStatus(ORDER, "COMPLETED"));
        story.succeed("COMPLETE_ORDER", "SEND_RECEIPT", "TELL_RUNNER", "RATE_RUNNER", "RATE_CUSTOMER");
        story.expectStatus(SagaStatus.COMPLETED).expectAtRest();
    }

    @Test
    void the_receipt_says_what_was_ordered_and_what_it_cost() {
        SagaStory<CompleteOrder> story = delivered().succeedUntil("SEND_RECEIPT");
        assertThat(told(story).userId()).isEqualTo("cat");
        assertThat(told(story).notificationType()).isEqualTo("RECEIPT");
        assertThat(told(story).message()).contains("2 x Laksa", "SGD 12.00", "SGD 2.50", "SGD 14.50");
        story.succeed("SEND_RECEIPT");
        assertThat(told(story).userId()).isEqualTo("bob");
        assertThat(told(story).message()).contains("SGD 14.50", "tr_1");
    }

    @Test
    void a_receipt_fits_into_a_notification_however_much_was_ordered() {
        CompleteOrder feast =
                CompleteOrder.of(ORDER, "cat", "bob", "x".repeat(50_000), new Money(1200), new Money(250));
        SagaStory<CompleteOrder> story = SagaStory.of(MACHINE, CompleteOrderSagaTest::success)
                .start(SAGA, feast)
                .succeedUntil("SEND_RECEIPT");
        assertThat(told(story).message()).hasSizeLessThan(2_000).contains("SGD 14.50");
    }

    /** Also before the money has left the escrow: then the order stays DELIVERED until it has. */
    @ParameterizedTest
    @MethodSource("steps")
    void a_step_that_fails_is_tried_until_it_succeeds_and_nothing_is_ever_taken_back(String step) {
        SagaStory<CompleteOrder> story = delivered().succeedUntil(step);
        for (int i = 0; i < RETRIES.quarantineAfter(); i++) {
            story.reply(failure(step));
            if (i < RETRIES.quarantineAfter() - 1) {
                story.timeOut();
            }
        }
        story.expectEvent(SagaQuarantined.class).expectStatus(SagaStatus.STARTED);
        assertThat(story.state().progress(step).orElseThrow().error()).contains("no");
        story.resume().expect(step);
        assertThat(story.state().quarantined()).isFalse();
        story.succeedUntil("RATE_CUSTOMER").succeed("RATE_CUSTOMER").expectStatus(SagaStatus.COMPLETED);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_that_is_silent_is_asked_again_for_ever(String step) {
        SagaStory<CompleteOrder> story = delivered()
                .succeedUntil(step)
                .timeOut(2 * RETRIES.quarantineAfter())
                .expect(step);
        assertThat(story.patience()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        story.succeedLate(step, 1);
        assertThat(story.state().pending() == null
                        || !story.state().pending().task().equals(step))
                .isTrue();
    }

    @Test
    void a_runner_without_an_account_is_paid_once_there_is_one() {
        SagaStory<CompleteOrder> story =
                delivered().reply(new PayoutInfoFailed("the user has no connect account; link one first"));
        assertThat(story.patience()).isEqualTo(Duration.ofSeconds(1).minusMillis(1));
        story.timeOut().succeed("GET_PAYOUT_INFO").expect("RELEASE_PAYMENT");
    }

    @Test
    void a_payout_that_is_confirmed_late_and_twice_is_one_payout() {
        SagaStory<CompleteOrder> story = delivered()
                .succeedUntil("RELEASE_PAYMENT")
                .timeOut()
                .succeedLate("RELEASE_PAYMENT", 1)
                .expect("RELEASE_FUNDS");
        story.succeedLate("RELEASE_PAYMENT", 2).expectNothing();
        story.replyTo("RELEASE_PAYMENT", 2, failure("RELEASE_PAYMENT")).expectNothing();
    }

    @Test
    void an_order_has_one_saga_whoever_starts_it() {
        SagaStory<CompleteOrder> story = delivered();
        story.start(SAGA, order()).expectNothing();
        assertThat(CompleteOrder.sagaOf(ORDER)).isEqualTo(SAGA).isNotEqualTo(ORDER);
    }

    private static CompleteOrder order() {
        return CompleteOrder.of(ORDER, "cat", "bob", "2 x Laksa", new Money(1200), new Money(250));
    }

    private static SagaStory<CompleteOrder> delivered() {
        return SagaStory.of(MACHINE, CompleteOrderSagaTest::success).start(SAGA, order());
    }

    private static SendNotification told(SagaStory<CompleteOrder> story) {
        return (SendNotification) story.commands().getLast().message();
    }

    private static Object success(SagaCommand command) {
        return switch (command.task()) {
            case "GET_PAYOUT_INFO" -> new PayoutInfoRetrieved("acct_bob");
            case "RELEASE_PAYMENT" -> new PaymentReleased(PAYMENT, "bob", new Money(1450), "tr_1");
            case "RELEASE_FUNDS" ->
                new FundsReleased(DerivedId.ESCROW.of(ORDER), ORDER, "bob", new Money(1450), "RELEASED");
            case "COMPLETE_ORDER" -> new OrderStatusUpdated(ORDER, "COMPLETED", "create-1");
            case "SEND_RECEIPT", "TELL_RUNNER", "RATE_RUNNER", "RATE_CUSTOMER" ->
                new NotificationSent("notification-1", "cat", ORDER);
            default -> throw new IllegalArgumentException(command.task());
        };
    }

    private static Object failure(String task) {
        return switch (task) {
            case "GET_PAYOUT_INFO" -> new PayoutInfoFailed("no");
            case "RELEASE_PAYMENT" -> new PaymentReleaseFailed(PAYMENT, "no");
            case "RELEASE_FUNDS" -> new EscrowFailed(ORDER, "no");
            case "COMPLETE_ORDER" -> new OrderStatusUpdateFailed(ORDER, "no");
            default -> new NotificationFailed(ORDER, "no");
        };
    }
}
