package dev.campusg.acceptordersaga.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.contracts.TimerMessages.StartOrderTimer;
import dev.campusg.contracts.TimerMessages.StopOrderTimer;
import dev.campusg.contracts.TimerMessages.TimerFailed;
import dev.campusg.contracts.TimerMessages.TimerStarted;
import dev.campusg.contracts.TimerMessages.TimerStopped;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaCommand;
import dev.campusg.saga.SagaEvent.SagaQuarantined;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaStatus;
import dev.campusg.saga.testkit.SagaStory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandoverSagasTest {

    private static final String ORDER = "order-1";
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final RetryPolicy RETRIES = RetryPolicy.DEFAULT;
    private static final SagaMachine<Handover> MACHINE = HandoverSagas.machine(DEADLINE);

    private static final Handover TAKEN = new Handover(ORDER, "cat", "bob", "create-1", 5);
    private static final Handover GIVEN_BACK = new Handover(ORDER, "cat", null, "create-1", 7);

    @Test
    void an_order_that_is_taken_has_its_timer_stopped_and_its_customer_told() {
        SagaStory<Handover> story = accepted();
        story.expect("STOP_TIMER", "timer_commands", new StopOrderTimer(ORDER, "bob", 5L));
        story.succeed("STOP_TIMER");
        story.expect("NOTIFY_CUSTOMER");
        assertThat(story.commands().getLast().message()).isInstanceOfSatisfying(SendNotification.class, told -> {
            assertThat(told.userId()).isEqualTo("cat");
            assertThat(told.notificationType()).isEqualTo("ORDER_ACCEPTED");
        });
        story.succeed("NOTIFY_CUSTOMER").expectStatus(SagaStatus.COMPLETED).expectAtRest();
    }

    @Test
    void an_order_that_is_given_back_gets_a_fresh_timer_that_cancels_through_the_saga_that_created_it() {
        SagaStory<Handover> story = offeredAgain();
        story.expect("RESTART_TIMER", "timer_commands", new StartOrderTimer(ORDER, "cat", null, "create-1", 7L));
        story.succeed("RESTART_TIMER", "NOTIFY_ON_OFFER")
                .expectStatus(SagaStatus.COMPLETED)
                .expectAtRest();
    }

    @Test
    void an_order_without_a_timer_is_no_trouble() {
        accepted().reply(new TimerFailed(ORDER, "this order never had a timer")).expect("NOTIFY_CUSTOMER");
    }

    @Test
    void silence_is_answered_by_asking_again_for_ever() {
        SagaStory<Handover> story = accepted().timeOut(RETRIES.quarantineAfter());
        story.expectEvent(SagaQuarantined.class).expect("STOP_TIMER");
        story.timeOut(20).expect("STOP_TIMER").expectStatus(SagaStatus.STARTED);
        story.succeed("STOP_TIMER", "NOTIFY_CUSTOMER").expectStatus(SagaStatus.COMPLETED);
    }

    @Test
    void no_failure_takes_the_order_from_the_runner() {
        SagaStory<Handover> story = accepted().succeed("STOP_TIMER");
        for (int i = 0; i < 2 * RETRIES.quarantineAfter(); i++) {
            story.reply(new NotificationFailed(ORDER, "no")).timeOut();
        }
        story.succeed("NOTIFY_CUSTOMER").expectStatus(SagaStatus.COMPLETED);
        assertThat(story.commands()).extracting(SagaCommand::task).containsOnly("STOP_TIMER", "NOTIFY_CUSTOMER");
    }

    @Test
    void a_fresh_timer_is_asked_for_until_it_runs() {
        SagaStory<Handover> story = offeredAgain();
        for (int i = 0; i < 2 * RETRIES.quarantineAfter(); i++) {
            story.reply(new TimerFailed(ORDER, "no")).timeOut();
        }
        story.succeed("RESTART_TIMER", "NOTIFY_ON_OFFER").expectStatus(SagaStatus.COMPLETED);
    }

    @Test
    void a_reply_that_comes_late_or_twice_changes_nothing() {
        SagaStory<Handover> story =
                accepted().timeOut().succeedLate("STOP_TIMER", 1).expect("NOTIFY_CUSTOMER");
        story.succeedLate("STOP_TIMER", 2).expectNothing();
        story.succeed("NOTIFY_CUSTOMER").succeedLate("NOTIFY_CUSTOMER", 1).expectNothing();
    }

    private static SagaStory<Handover> accepted() {
        return begun(HandoverSagas.ACCEPT, TAKEN);
    }

    private static SagaStory<Handover> offeredAgain() {
        return begun(HandoverSagas.OFFER_AGAIN, GIVEN_BACK);
    }

    private static SagaStory<Handover> begun(String definition, Handover order) {
        return SagaStory.of(MACHINE, HandoverSagasTest::success).start("saga-1", definition, order);
    }

    private static Object success(SagaCommand command) {
        return switch (command.task()) {
            case "STOP_TIMER" -> new TimerStopped("timer-1", ORDER);
            case "RESTART_TIMER" -> new TimerStarted("timer-2", ORDER, Instant.EPOCH);
            case "NOTIFY_CUSTOMER", "NOTIFY_ON_OFFER" -> new NotificationSent("notification-1", "cat", ORDER);
            default -> throw new IllegalArgumentException(command.task());
        };
    }
}
