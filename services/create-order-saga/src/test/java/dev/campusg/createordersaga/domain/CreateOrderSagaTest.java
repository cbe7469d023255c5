package dev.campusg.createordersaga.domain;

import static dev.campusg.createordersaga.domain.Stories.CUSTOMER;
import static dev.campusg.createordersaga.domain.Stories.ORDER;
import static dev.campusg.createordersaga.domain.Stories.PAYMENT;
import static dev.campusg.createordersaga.domain.Stories.SAGA;
import static dev.campusg.createordersaga.domain.Stories.STEPS;
import static dev.campusg.createordersaga.domain.Stories.completed;
import static dev.campusg.createordersaga.domain.Stories.placed;
import static dev.campusg.createordersaga.domain.Stories.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.EscrowMessages.HoldFunds;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages;
import dev.campusg.contracts.OrderMessages.UpdateOrderStatus;
import dev.campusg.contracts.PaymentMessages.AuthorizePayment;
import dev.campusg.contracts.PaymentMessages.Card;
import dev.campusg.contracts.PaymentMessages.Charge;
import dev.campusg.contracts.PaymentMessages.Payer;
import dev.campusg.contracts.TimerMessages.StartOrderTimer;
import dev.campusg.contracts.UserMessages.GetPaymentInfo;
import dev.campusg.saga.SagaCommand;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.SagaStep;
import dev.campusg.saga.TaskProgress;
import dev.campusg.saga.testkit.SagaStory;
import org.junit.jupiter.api.Test;

class CreateOrderSagaTest {

    @Test
    void the_table_lists_the_steps_of_the_contract() {
        assertThat(CreateOrderSaga.definition(Deadlines.DEFAULT).steps().stream()
                        .map(SagaStep::name))
                .containsExactlyElementsOf(STEPS);
    }

    @Test
    void an_order_is_created_paid_for_held_and_put_on_offer() {
        SagaStory<CreateOrder> story = placed();
        story.expect(
                "CREATE_ORDER",
                "order_commands",
                new OrderMessages.CreateOrder(ORDER, CUSTOMER, Stories.DETAILS, SAGA));
        story.reply(success("CREATE_ORDER"));
        story.expect("GET_USER_DATA", "user_commands", new GetPaymentInfo(CUSTOMER));
        story.reply(success("GET_USER_DATA"));
        story.expect(
                "AUTHORIZE_PAYMENT",
                "payment_commands",
                new AuthorizePayment(
                        ORDER,
                        new Payer(CUSTOMER, "cus_1", new Card("pm_card_visa")),
                        new Charge(1630, "Order " + ORDER),
                        null));
        story.reply(success("AUTHORIZE_PAYMENT"));
        story.expect(
                "HOLD_FUNDS",
                "escrow_commands",
                new HoldFunds(ORDER, CUSTOMER, null, new Money(1630), new Money(1480), new Money(150)));
        story.reply(success("HOLD_FUNDS"));
        story.expect("UPDATE_ORDER_STATUS", "order_commands", new UpdateOrderStatus(ORDER, "CREATED"));
        story.reply(success("UPDATE_ORDER_STATUS"));
        story.expect("START_TIMER", "timer_commands", new StartOrderTimer(ORDER, CUSTOMER, null, SAGA));
        story.succeed("START_TIMER", "NOTIFY_USER");
        story.expectStatus(SagaStatus.COMPLETED).expectAtRest();
    }

    @Test
    void a_completed_saga_knows_what_its_participants_said() {
        CreateOrder data = completed().state().data();
        assertThat(data.paymentId()).isEqualTo(PAYMENT);
        assertThat(data.escrowId()).isEqualTo("escrow-1");
        assertThat(data.timerId()).isEqualTo("timer-1");
        assertThat(completed().state().progress("AUTHORIZE_PAYMENT").map(TaskProgress::reply))
                .contains("PaymentAuthorized");
    }

    @Test
    void every_command_has_an_id_of_its_own_made_of_saga_task_and_attempt() {
        assertThat(completed().commands().stream().map(SagaCommand::commandId))
                .containsExactlyElementsOf(
                        STEPS.stream().map(step -> SAGA + ":" + step + ":1").toList());
    }

    @Test
    void started_twice_is_started_once() {
        placed().start(SAGA, Stories.order()).expectNothing();
    }

    @Test
    void every_reply_twice_changes_nothing() {
        SagaStory<CreateOrder> story = placed();
        for (String step : STEPS) {
            story.succeed(step).replyTo(step, 1, success(step)).expectNothing();
        }
        story.expectStatus(SagaStatus.COMPLETED);
    }

    @Test
    void replies_without_a_command_id_are_known_by_their_class() {
        SagaStory<CreateOrder> story = placed();
        STEPS.forEach(step -> story.expect(step).reply(null, success(step)));
        story.expectStatus(SagaStatus.COMPLETED);
    }

    @Test
    void replies_to_commands_nobody_sent_change_nothing() {
        for (String step : STEPS) {
            SagaStory<CreateOrder> story = Stories.at(step);
            story.reply("another:" + step + ":1", success(step)).expectNothing();
            story.reply(SAGA + ":" + step + ":2", success(step)).expectNothing();
            story.reply(SAGA + ":" + step + ":x", success(step)).expectNothing();
            story.reply(SAGA + ":CANCEL_ORDER:1", success("CANCEL_ORDER")).expectNothing();
            story.reply(null, success("CANCEL_ORDER")).expectNothing();
            story.reply(null, "gibberish").expectNothing();
            story.expect(step);
        }
    }

    @Test
    void a_reply_ahead_of_its_step_changes_nothing() {
        placed().reply(null, success("AUTHORIZE_PAYMENT")).expectNothing().expect("CREATE_ORDER");
    }

    @Test
    void a_missing_delivery_fee_is_no_fee() {
        CreateOrder order = CreateOrder.of(
                SAGA,
                ORDER,
                CUSTOMER,
                new OrderMessages.OrderDetails(Stories.DETAILS.foodItems(), null, "Library", null));
        assertThat(order.amount()).isEqualTo(new Money(1480));
    }
}
