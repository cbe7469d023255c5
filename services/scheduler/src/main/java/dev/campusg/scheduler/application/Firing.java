package dev.campusg.scheduler.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Handled;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.scheduler.domain.Failure;
import dev.campusg.scheduler.domain.Judgement;
import dev.campusg.scheduler.domain.Move;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.ScheduleCommand.Begin;
import dev.campusg.scheduler.domain.ScheduleCommand.Fail;
import dev.campusg.scheduler.domain.ScheduleCommand.Succeed;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduleEvent.AttemptBegun;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.scheduler.domain.Situation;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import dev.campusg.timers.TimerReaction;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Time has come: an attempt is recorded, made, and its end recorded. Whoever dies in between leaves an attempt that runs
 * out, and the next one does it again: under the same keys, so that it is done once.
 */
public final class Firing implements TimerReaction {

    private static final Metadata TIME = new Metadata(null, null, "scheduler-service");

    private final Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events;
    private final Peers peers;
    private final ObjectMapper mapper;
    private final Clock clock;

    public Firing(
            Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events,
            Peers peers,
            ObjectMapper mapper,
            Clock clock) {
        this.events = events;
        this.peers = peers;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public String category() {
        return ScheduledEvents.CATEGORY;
    }

    @Override
    public CompletionStage<?> fire(DueTimer timer) {
        String id = timer.stream().key();
        Instant now = clock.instant();
        // Whoever says it is due knows: this clock may be a hair behind.
        ScheduleCommand begin = new Begin(now.isBefore(timer.due()) ? timer.due() : now);
        return events.handle(id, TIME, begin, decision -> begun(decision, timer))
                .thenCompose(handled -> attempt(id, handled));
    }

    /** If no attempt began this timer is of no use any more, unless it has been moved. */
    private static Effects begun(Decision<ScheduledEvent, ScheduleEvent> decision, DueTimer timer) {
        Effects effects = ScheduledEvents.effects(decision);
        return effects.timers().isEmpty() ? effects.with(new TimerChange.Fired(timer.name(), timer.due())) : effects;
    }

    private CompletionStage<?> attempt(String id, Handled<ScheduledEvent, ScheduleEvent> handled) {
        return handled instanceof Handled.Decided<ScheduledEvent, ScheduleEvent>(var decision)
                        && decision instanceof Decision.Accepted<ScheduledEvent, ScheduleEvent> accepted
                        && !accepted.events().isEmpty()
                        && accepted.events().getFirst() instanceof AttemptBegun begun
                ? make(accepted.state().known())
                        .handle((outcome, failure) -> result(begun.attempt(), outcome, failure))
                        .thenCompose(result -> record(id, result))
                : CompletableFuture.completedStage(null);
    }

    private CompletionStage<String> make(Terms event) {
        try {
            Wishes wishes = mapper.readValue(event.payload(), Wishes.class);
            return peers.look(event.eventType(), event.entityId(), wishes)
                    .thenCompose(situation -> act(event, situation, wishes));
        } catch (JsonProcessingException | RuntimeException unexpected) {
            return CompletableFuture.failedStage(unexpected);
        }
    }

    private CompletionStage<String> act(Terms event, Situation situation, Wishes wishes) {
        Move move = Judgement.of(event.eventType(), situation, wishes);
        return switch (move) {
            case Move.Nothing(var why) -> CompletableFuture.completedStage("nothing to do: " + why);
            case Move.Wait(var why) -> CompletableFuture.failedStage(new IllegalStateException(why));
            case Move.GiveUp(var why) -> CompletableFuture.failedStage(new Hopeless(why));
            case Move.AskSaga _, Move.Revert _, Move.Refund _, Move.Tell _, Move.Alert _ ->
                peers.perform(move, event, situation);
        };
    }

    private ScheduleCommand result(int attempt, @Nullable String outcome, @Nullable Throwable failure) {
        if (outcome != null) {
            return new Succeed(attempt, outcome, clock.instant());
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String why = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        return new Fail(
                attempt, cause instanceof Hopeless ? Failure.lasting(why) : Failure.passing(why), clock.instant());
    }

    private CompletionStage<?> record(String id, ScheduleCommand result) {
        return events.handle(id, TIME, result, ScheduledEvents::effects);
    }
}
