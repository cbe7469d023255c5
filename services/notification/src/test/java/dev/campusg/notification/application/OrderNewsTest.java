package dev.campusg.notification.application;

import static dev.campusg.notification.application.Post.ORDER;
import static dev.campusg.notification.application.Post.SAGA;
import static dev.campusg.notification.application.Post.T;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.EscrowMessages.FundsHeld;
import dev.campusg.contracts.EscrowMessages.FundsRefunded;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.OrderMessages.OrderAcceptanceCancelledFact;
import dev.campusg.contracts.OrderMessages.OrderAcceptedFact;
import dev.campusg.contracts.OrderMessages.OrderCancelled;
import dev.campusg.contracts.OrderMessages.OrderCreated;
import dev.campusg.contracts.OrderMessages.OrderStatusUpdated;
import dev.campusg.contracts.OrderMessages.OrderUpdatedFact;
import dev.campusg.contracts.PaymentMessages.PaymentAuthorized;
import dev.campusg.contracts.PaymentMessages.PaymentReleased;
import dev.campusg.contracts.PaymentMessages.PaymentReverted;
import dev.campusg.contracts.SagaMessages.SagaStatusChanged;
import dev.campusg.contracts.TimerMessages.OrderTimeout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OrderNewsTest {

    private static final Money AMOUNT = Money.of("14.50");
    private static final OrderCreated CREATED = new OrderCreated(ORDER, "alice", "PENDING", SAGA);
    private static final PaymentAuthorized AUTHORIZED = new PaymentAuthorized("p1", ORDER, "pi_1", "AUTHORIZED");
    private static final FundsHeld HELD = new FundsHeld("e1", ORDER, AMOUNT, "HELD");
    private static final OrderStatusUpdated ON_OFFER = new OrderStatusUpdated(ORDER, "CREATED", SAGA);
    private static final SendNotification SAGA_TELLS =
            new SendNotification("alice", "ORDER_CREATED", "Order placed", "Your order is on offer.", ORDER);

    private final Post post = new Post();

    @Test
    void a_customer_hears_of_every_moment_of_an_order() {
        post.deliver("m1", CREATED);
        post.deliver("m2", AUTHORIZED);
        post.deliver("m3", HELD);
        post.deliver("m4", ON_OFFER);
        post.deliver("m5", new OrderAcceptedFact("alice", "bob", ORDER, "ACCEPTED", "{}", null, "order-service"));
        int id = 6;
        for (String stage : List.of("ON_SITE", "PURCHASED", "COLLECTED", "ON_THE_WAY", "DELIVERED")) {
            post.deliver("m" + id++, stage(stage));
        }
        post.deliver("m20", new PaymentReleased("p1", "bob", AMOUNT, "tr_1"));
        post.deliver("m21", new OrderStatusUpdated(ORDER, "COMPLETED", SAGA));

        assertThat(post.told("alice"))
                .containsExactly(
                        "PENDING_PAYMENT",
                        "PAYMENT_AUTHORIZED",
                        "ESCROW_PLACED",
                        "ORDER_CREATED",
                        "ORDER_ACCEPTED",
                        "ORDER_ON_SITE",
                        "ORDER_PURCHASED",
                        "ORDER_COLLECTED",
                        "ORDER_ON_THE_WAY",
                        "ORDER_DELIVERED",
                        "RECEIPT",
                        "ORDER_COMPLETED");
        assertThat(post.told("bob")).containsExactly("RECEIPT", "ORDER_COMPLETED");
    }

    @RepeatedTest(50)
    void order_and_repetition_of_messages_make_no_difference(RepetitionInfo repetition) {
        List<Map.Entry<String, Object>> messages = new ArrayList<>();
        for (int copy = 0; copy < 2; copy++) {
            messages.add(Map.entry("m1", CREATED));
            messages.add(Map.entry("m2", AUTHORIZED));
            messages.add(Map.entry("m3", HELD));
            messages.add(Map.entry("m4", ON_OFFER));
            messages.add(Map.entry(SAGA + ":NOTIFY_USER:1", SAGA_TELLS));
            messages.add(Map.entry("m5", new OrderCancelled(ORDER, "Manual cancellation requested by user")));
            messages.add(Map.entry("m6", new FundsRefunded("e1", ORDER, AMOUNT, "REFUNDED")));
            messages.add(Map.entry("m7", new PaymentReverted("p1", "REVERTED")));
        }
        Collections.shuffle(messages, new Random(repetition.getCurrentRepetition()));

        messages.forEach(message -> post.deliver(message.getKey(), message.getValue()));

        assertThat(post.told("alice"))
                .containsExactlyInAnyOrder(
                        "PENDING_PAYMENT",
                        "PAYMENT_AUTHORIZED",
                        "ESCROW_PLACED",
                        "ORDER_CREATED",
                        "ORDER_CANCELLED",
                        "REFUNDED");
    }

    @Test
    void a_payment_heard_of_before_its_order_is_told_when_the_customer_is_known() {
        post.deliver("m2", AUTHORIZED);
        assertThat(post.told("alice")).isEmpty();
        post.deliver("m1", CREATED);
        assertThat(post.told("alice")).containsExactly("PENDING_PAYMENT", "PAYMENT_AUTHORIZED");
    }

    @Test
    void a_second_runner_is_a_second_acceptance() {
        post.deliver("m1", CREATED);
        post.deliver("m2", ON_OFFER);
        post.deliver("m3", new OrderAcceptedFact("alice", "bob", ORDER, "ACCEPTED", "{}", null, "order-service"));
        post.deliver(
                "m4", new OrderAcceptanceCancelledFact("alice", null, ORDER, "CREATED", "{}", null, "order-service"));
        post.deliver("m5", new OrderAcceptedFact("alice", "carol", ORDER, "ACCEPTED", "{}", null, "order-service"));

        assertThat(post.told("alice"))
                .containsExactly(
                        "PENDING_PAYMENT", "ORDER_CREATED", "ORDER_ACCEPTED", "ORDER_CREATED", "ORDER_ACCEPTED");
    }

    @Test
    void a_timeout_is_told_once_by_the_timer_the_order_the_saga_and_its_command() {
        String reason = "Order timed out (30 minutes)";
        post.deliver("m1", CREATED);
        post.deliver("m2", new OrderTimeout("t1", ORDER, "alice", T, SAGA));
        post.deliver("m3", new OrderCancelled(ORDER, reason));
        post.deliver("m4", new SagaStatusChanged(SAGA, "create-order", ORDER, "CANCELLED", reason));
        post.deliver(
                SAGA + ":NOTIFY_CANCELLED:1",
                new SendNotification("alice", "ORDER_TIMEOUT", "No runner found", "Not charged.", ORDER));

        assertThat(post.told("alice")).containsExactly("PENDING_PAYMENT", "ORDER_TIMEOUT");
    }

    /** The timer is heard before the order, which comes by another topic. */
    @Test
    void a_time_out_that_a_runner_forestalled_is_not_told() {
        post.deliver("m1", CREATED);
        post.deliver("m2", new OrderTimeout("t1", ORDER, "alice", T, SAGA));
        post.deliver("m3", new OrderAcceptedFact("alice", "bob", ORDER, "ACCEPTED", "{}", SAGA, "order-service"));

        assertThat(post.told("alice")).containsExactly("PENDING_PAYMENT", "ORDER_ACCEPTED");
    }

    @Test
    void a_time_out_and_a_cancellation_by_hand_are_told_as_the_order_tells_it() {
        post.deliver("m1", CREATED);
        post.deliver("m2", new OrderTimeout("t1", ORDER, "alice", T, SAGA));
        post.deliver("m3", new OrderCancelled(ORDER, "Manual cancellation requested by user"));

        assertThat(post.told("alice")).containsExactly("PENDING_PAYMENT", "ORDER_CANCELLED");
    }

    @Test
    void every_command_is_answered_even_if_what_it_tells_is_known() {
        post.deliver("m1", CREATED);
        post.deliver("m4", ON_OFFER);
        post.replies.clear();
        post.deliver(SAGA + ":NOTIFY_USER:1", SAGA_TELLS);
        post.deliver(SAGA + ":NOTIFY_USER:2", SAGA_TELLS);

        assertThat(post.replies).hasSize(2).allMatch(NotificationSent.class::isInstance);
        assertThat(post.told("alice")).containsExactly("PENDING_PAYMENT", "ORDER_CREATED");
    }

    @Test
    void two_commands_of_one_saga_that_tell_different_things_are_two_notifications() {
        post.deliver(SAGA + ":TELL_A:1", new SendNotification("alice", "NOTE", "A", "a", ORDER));
        post.deliver(SAGA + ":TELL_A:2", new SendNotification("alice", "NOTE", "A", "a", ORDER));
        post.deliver(SAGA + ":TELL_B:1", new SendNotification("alice", "NOTE", "B", "b", ORDER));
        assertThat(post.told("alice")).hasSize(2);
    }

    @Test
    void commands_of_others_are_known_by_their_message_ids() {
        post.deliver("m1", SAGA_TELLS);
        post.deliver("m1", SAGA_TELLS);
        post.deliver("m2", SAGA_TELLS);
        assertThat(post.told("alice")).containsExactly("ORDER_CREATED", "ORDER_CREATED");
        assertThat(post.replies).hasSize(2);
    }

    @Test
    void a_command_that_says_nothing_is_answered_with_a_failure() {
        post.deliver("m1", new SendNotification("alice", "NOTE", " ", "b", ORDER));
        assertThat(post.replies)
                .singleElement()
                .isInstanceOfSatisfying(
                        NotificationFailed.class,
                        failed -> assertThat(failed.error()).startsWith("title"));
    }

    @Test
    void a_status_nobody_is_told_of_still_tells_who_takes_part() {
        post.deliver("m1", new OrderUpdatedFact("alice", "bob", ORDER, "WHATEVER", "{}", null, "order-service"));
        post.deliver("m2", AUTHORIZED);
        assertThat(post.told("alice")).containsExactly("PAYMENT_AUTHORIZED");
    }

    private static OrderUpdatedFact stage(String status) {
        return new OrderUpdatedFact("alice", "bob", ORDER, status, "{}", null, "order-service");
    }
}
