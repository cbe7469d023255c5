package dev.campusg.eventstore.quarkus.saga;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.saga.Deadline;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaEffects;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import dev.campusg.timers.TimerReaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sagas of one kind, run on an event store: a saga is a stream, a reply is a message it reacts to, a deadline is its
 * timer, and each of its steps is one commit.
 *
 * @param <D> what a saga knows
 */
public final class Sagas<D> implements TimerReaction {

    @SuppressWarnings("rawtypes") // the events of sagas are the same whatever they know
    private static final EventTypes<SagaEvent> EVENTS = EventTypes.of(SagaEvent.class);

    private final String category;
    private final SagaMachine<D> machine;
    private final Function<D, String> orderedBy;
    private final Function<Decision<SagaState<D>, SagaEvent<D>>, List<Outgoing>> announcements;
    private final Participant<SagaState<D>, SagaInput<D>, SagaEvent<D>> participant;
    private final Clock clock;

    /**
     * @param orderedBy the key of everything a saga sends
     * @param announcements what is told to the world besides the commands
     * @param alsoHears reactions to other messages than replies, for example to a time-out
     */
    public Sagas(
            String category,
            SagaDefinition<D> definition,
            Class<D> data,
            Function<D, String> orderedBy,
            Function<Decision<SagaState<D>, SagaEvent<D>>, List<Outgoing>> announcements,
            List<Hears<?, D>> alsoHears,
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock) {
        this.category = category;
        this.machine = new SagaMachine<>(definition);
        this.orderedBy = orderedBy;
        this.announcements = announcements;
        this.clock = clock;
        this.participant = new Participant<>(
                new CommandHandler<>(
                        store,
                        category,
                        machine,
                        new JacksonEvents<>(mapper, events(), Map.of(), data),
                        new JacksonState<>(mapper, 1, SagaState.class, data)),
                encoder,
                reactions(definition, alsoHears));
    }

    /**
     * A message other than a reply that concerns a saga.
     *
     * @param sagaId which one
     */
    public record Hears<M, D>(
            Class<M> message,
            Function<Received<M>, @Nullable String> sagaId,
            Function<Received<M>, SagaInput<D>> input) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // see EVENTS
    private static <D> EventTypes<SagaEvent<D>> events() {
        return (EventTypes) EVENTS;
    }

    public Participant<SagaState<D>, SagaInput<D>, SagaEvent<D>> participant() {
        return participant;
    }

    public SagaMachine<D> machine() {
        return machine;
    }

    private List<Reaction<?, SagaState<D>, SagaInput<D>, SagaEvent<D>>> reactions(
            SagaDefinition<D> definition, List<Hears<?, D>> alsoHears) {
        List<Reaction<?, SagaState<D>, SagaInput<D>, SagaEvent<D>>> all = new ArrayList<>();
        definition.tasks().stream()
                .flatMap(task -> Stream.of(
                        task.call().replies().success(), task.call().replies().failure()))
                .distinct()
                .forEach(reply -> all.add(reply(reply)));
        alsoHears.forEach(hears -> all.add(heard(hears)));
        return all;
    }

    private <M> Reaction<M, SagaState<D>, SagaInput<D>, SagaEvent<D>> reply(Class<M> kind) {
        return new Reaction<>(
                kind,
                Sagas::answered,
                received -> new SagaInput.Replied<>(received.causationId(), received.message(), received.at()),
                (_, decision) -> effects(decision));
    }

    /**
     * The saga that is answered; none if the reply names none, or answers a message that is no command of that saga.
     * Most of what is said in a conversation is not said to the saga, and need not be looked up.
     */
    private static @Nullable String answered(Received<?> reply) {
        String saga = reply.correlationId();
        String command = reply.causationId();
        return saga == null || command == null || command.startsWith(saga + ":") ? saga : null;
    }

    private <M> Reaction<M, SagaState<D>, SagaInput<D>, SagaEvent<D>> heard(Hears<M, D> hears) {
        return new Reaction<>(hears.message(), hears.sagaId(), hears.input(), (_, decision) -> effects(decision));
    }

    /** What a decision about a saga makes the world do. */
    public Effects effects(Decision<SagaState<D>, SagaEvent<D>> decision) {
        SagaEffects wanted = machine.effects(decision);
        SagaState<D> state = decision.state();
        List<Outgoing> messages = new ArrayList<>();
        wanted.commands()
                .forEach(command -> messages.add(Outgoing.to(
                                command.topic(),
                                orderedBy.apply(Objects.requireNonNull(state.data())),
                                command.message())
                        .identified(command.commandId())
                        .within(state.id())));
        messages.addAll(announcements.apply(decision));
        return new Effects(messages, wanted.timers());
    }

    @Override
    public String category() {
        return category;
    }

    @Override
    public CompletionStage<?> fire(DueTimer timer) {
        String sagaId = timer.stream().key();
        return participant.handle(
                sagaId,
                new Metadata(null, sagaId, "timer"),
                Deadline.fired(timer, clock.instant()),
                decision -> fired(timer, effects(decision)));
    }

    /** Unless the decision moved the timer, it is gone. */
    private static Effects fired(DueTimer timer, Effects effects) {
        return effects.timers().isEmpty() ? effects.with(new TimerChange.Fired(timer.name(), timer.due())) : effects;
    }
}
