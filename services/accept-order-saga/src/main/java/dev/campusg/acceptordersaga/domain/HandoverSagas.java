package dev.campusg.acceptordersaga.domain;

import static dev.campusg.contracts.Topics.NOTIFICATION_COMMANDS;
import static dev.campusg.contracts.Topics.TIMER_COMMANDS;

import dev.campusg.contracts.NotificationMessages.NotificationFailed;
import dev.campusg.contracts.NotificationMessages.NotificationSent;
import dev.campusg.contracts.TimerMessages.TimerFailed;
import dev.campusg.contracts.TimerMessages.TimerStarted;
import dev.campusg.contracts.TimerMessages.TimerStopped;
import dev.campusg.saga.Replies;
import dev.campusg.saga.Respondent;
import dev.campusg.saga.Retriable;
import dev.campusg.saga.RetryPolicy;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaMachine;
import java.time.Duration;
import java.util.List;

/**
 * What follows when a runner takes an order, and when a runner gives it back. The order has decided by then, so there is
 * nothing to undo in either: all steps are retriable, and no failure ever takes an order from a runner. Money stays held.
 */
public final class HandoverSagas {

    /** A runner took an order. */
    public static final String ACCEPT = "accept-order";

    /** A runner gave an order back. */
    public static final String OFFER_AGAIN = "offer-order-again";

    /** Raised with every change of a table, which then moves into a definition of its own. */
    public static final int VERSION = 1;

    /** That there was no timer to stop is as good: its service knows now that the order is taken. */
    private static final Replies<Handover> STOPPED = Replies.either(TimerStopped.class, TimerFailed.class);

    private static final Replies<Handover> STARTED =
            Replies.of(TimerStarted.class, TimerFailed.class, TimerFailed::error);
    private static final Replies<Handover> NOTIFIED =
            Replies.of(NotificationSent.class, NotificationFailed.class, NotificationFailed::error);

    /** @param deadline how long a participant may take over a first attempt */
    public static SagaMachine<Handover> machine(Duration deadline) {
        return machine(deadline, RetryPolicy.DEFAULT);
    }

    public static SagaMachine<Handover> machine(Duration deadline, RetryPolicy retries) {
        var timer = new Respondent(TIMER_COMMANDS, deadline);
        var notification = new Respondent(NOTIFICATION_COMMANDS, deadline);

        var accept = new SagaDefinition<>(
                ACCEPT,
                VERSION,
                List.of(
                        new Retriable<>("STOP_TIMER", timer.asked(Handover::stopTimer, STOPPED)),
                        new Retriable<>("NOTIFY_CUSTOMER", notification.asked(Handover::tellAccepted, NOTIFIED))),
                null,
                retries);
        var offerAgain = new SagaDefinition<>(
                OFFER_AGAIN,
                VERSION,
                List.of(
                        new Retriable<>("RESTART_TIMER", timer.asked(Handover::startTimer, STARTED)),
                        new Retriable<>("NOTIFY_ON_OFFER", notification.asked(Handover::tellOnOffer, NOTIFIED))),
                null,
                retries);
        return new SagaMachine<>(accept, List.of(offerAgain));
    }

    private HandoverSagas() {}
}
