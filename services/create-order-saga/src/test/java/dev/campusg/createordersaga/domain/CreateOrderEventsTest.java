package dev.campusg.createordersaga.domain;

import static dev.campusg.createordersaga.domain.Stories.CUSTOMER;
import static dev.campusg.createordersaga.domain.Stories.DETAILS;
import static dev.campusg.createordersaga.domain.Stories.MACHINE;
import static dev.campusg.createordersaga.domain.Stories.ORDER;
import static dev.campusg.createordersaga.domain.Stories.SAGA;
import static dev.campusg.createordersaga.domain.Stories.failure;
import static dev.campusg.createordersaga.domain.Stories.order;
import static dev.campusg.createordersaga.domain.Stories.success;
import static dev.campusg.eventstore.testkit.DeciderScenario.given;
import static dev.campusg.saga.TaskProgress.Kind.STEP;
import static dev.campusg.saga.TaskProgress.Kind.UNDO;

import dev.campusg.contracts.UserMessages.PaymentInfo;
import dev.campusg.saga.SagaEvent.CancellationRequested;
import dev.campusg.saga.SagaEvent.CommandSent;
import dev.campusg.saga.SagaEvent.CompensationStarted;
import dev.campusg.saga.SagaEvent.SagaFailed;
import dev.campusg.saga.SagaEvent.SagaStarted;
import dev.campusg.saga.SagaEvent.StepFailed;
import dev.campusg.saga.SagaEvent.StepGivenUp;
import dev.campusg.saga.SagaEvent.StepSucceeded;
import dev.campusg.saga.SagaInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is recorded, to the letter: these events are in streams for ever. */
class CreateOrderEventsTest {

    private static final Instant T0 = Instant.parse("2025-04-07T10:00:00Z");
    private static final Instant T1 = T0.plusMillis(20);

    private static SagaStarted<CreateOrder> started() {
        return new SagaStarted<>(SAGA, "create-order", 1, order(), T0);
    }

    private static CommandSent<CreateOrder> created(int attempt, Instant deadline, Instant at) {
        return new CommandSent<>("CREATE_ORDER", STEP, attempt, SAGA + ":CREATE_ORDER:" + attempt, deadline, at);
    }

    private static CommandSent<CreateOrder> asked(Instant at) {
        return new CommandSent<>("GET_USER_DATA", STEP, 1, SAGA + ":GET_USER_DATA:1", at.plusSeconds(10), at);
    }

    private static StepSucceeded<CreateOrder> orderCreated(Instant at) {
        return new StepSucceeded<>("CREATE_ORDER", "OrderCreated", null, at);
    }

    @Test
    void a_saga_starts_by_sending_its_first_command() {
        given(MACHINE)
                .when(new SagaInput.Start<>(SAGA, order(), T0))
                .then(started(), created(1, T0.plusSeconds(10), T0));
    }

    @Test
    void a_reply_that_says_nothing_new_is_recorded_without_data() {
        given(MACHINE, started(), created(1, T0.plusSeconds(10), T0))
                .when(new SagaInput.Replied<>(SAGA + ":CREATE_ORDER:1", success("CREATE_ORDER"), T1))
                .then(orderCreated(T1), asked(T1));
    }

    @Test
    void a_reply_that_says_something_new_is_recorded_with_all_that_is_known() {
        CreateOrder known = new CreateOrder(
                SAGA, ORDER, CUSTOMER, DETAILS, new PaymentInfo("cus_1", "pm_card_visa"), null, null, null);
        given(MACHINE, started(), created(1, T0.plusSeconds(10), T0), orderCreated(T0), asked(T0))
                .when(new SagaInput.Replied<>(SAGA + ":GET_USER_DATA:1", success("GET_USER_DATA"), T1))
                .then(
                        new StepSucceeded<>("GET_USER_DATA", "PaymentInfoRetrieved", known, T1),
                        new CommandSent<>(
                                "AUTHORIZE_PAYMENT", STEP, 1, SAGA + ":AUTHORIZE_PAYMENT:1", T1.plusSeconds(20), T1));
    }

    @Test
    void a_failure_turns_the_saga_back() {
        given(MACHINE, started(), created(1, T0.plusSeconds(10), T0), orderCreated(T0), asked(T0))
                .when(new SagaInput.Replied<>(SAGA + ":GET_USER_DATA:1", failure("GET_USER_DATA"), T1))
                .then(
                        new StepFailed<>("GET_USER_DATA", "PaymentInfoFailed", "NO_CARD", T1),
                        new CompensationStarted<>("GET_USER_DATA: NO_CARD", false, T1),
                        new CommandSent<>("CANCEL_ORDER", UNDO, 1, SAGA + ":CANCEL_ORDER:1", T1.plusSeconds(10), T1));
    }

    @Test
    void a_deadline_that_passes_doubles_the_next() {
        given(MACHINE, started(), created(1, T0.plusSeconds(10), T0))
                .when(new SagaInput.TimedOut<>(SAGA + ":CREATE_ORDER:1", T1))
                .then(created(2, T1.plusSeconds(20), T1));
    }

    @Test
    void the_last_deadline_that_passes_ends_a_saga_that_has_done_nothing() {
        given(
                        MACHINE,
                        started(),
                        created(1, T0.plusSeconds(10), T0),
                        created(2, T0.plusSeconds(20), T0),
                        created(3, T0.plusSeconds(40), T0))
                .when(new SagaInput.TimedOut<>(SAGA + ":CREATE_ORDER:3", T1))
                .then(
                        new StepGivenUp<>("CREATE_ORDER", 3, T1),
                        new SagaFailed<>("CREATE_ORDER: no reply after 3 attempts", T1));
    }

    @Test
    void a_cancellation_leaves_the_step_under_way_and_begins_with_the_timer() {
        given(MACHINE, started(), created(1, T0.plusSeconds(10), T0))
                .when(new SagaInput.Cancel<>(CancelReasons.MANUAL, T1))
                .then(
                        new CancellationRequested<>(CancelReasons.MANUAL, T1),
                        new CommandSent<>("CANCEL_TIMER", UNDO, 1, SAGA + ":CANCEL_TIMER:1", T1.plusSeconds(10), T1));
    }
}
