package dev.campusg.eventstore.quarkus.saga;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.EventCodec;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.EventTypes;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StateCodec;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.eventstore.quarkus.json.JacksonEvents;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.saga.Deadline;
import dev.campusg.saga.SagaEffects;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaMachine;
import dev.campusg.saga.SagaState;
import dev.campusg.timers.TimerReaction;
import io.smallrye.mutiny.Uni;
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

    /** The setting that says, when a service is built, that it runs sagas: then they have their endpoints and alarms. */
    static final String RUN_HERE = "campusg.sagas";

    private final SagaKind<D> kind;
    private final SagaMachine<D> machine;
    private final EventCodec<SagaEvent<D>> events;
    private final StateCodec<SagaState<D>> states;
    private final Participant<SagaState<D>, SagaInput<D>, SagaEvent<D>> participant;
    private final Clock clock;

    /**
     * @param machine all definitions they run
     * @param alsoHears reactions to other messages than replies: what starts a saga, or cancels it
     */
    public Sagas(
            SagaKind<D> kind,
            SagaMachine<D> machine,
            List<Hears<?, D>> alsoHears,
            EventStore store,
            MessageEncoder encoder,
            ObjectMapper mapper,
            Clock clock) {
        this.kind = kind;
        this.machine = machine;
        this.clock = clock;
        this.events = new JacksonEvents<>(mapper, events(), Map.of(), kind.data());
        this.states = new JacksonState<>(mapper, 1, SagaState.class, kind.data());
        this.participant = new Participant<>(
                new CommandHandler<>(store, kind.category(), machine, events, states), encoder, reactions(alsoHears));
    }

    /**
     * A message other than a reply that concerns a saga. If it starts one, the saga's id follows from the message, so
     * that the same fact starts the same saga however often and wherever it is heard.
     *
     * @param sagaId which one; null if none
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

    /** Gives a saga one input, and answers with what it is then. */
    public Uni<Current<SagaState<D>>> run(String sagaId, Metadata metadata, SagaInput<D> input) {
        return Uni.createFrom().completionStage(() -> participant.run(sagaId, metadata, input, this::effects));
    }

    /** A saga the caller may look at. */
    public Uni<Current<SagaState<D>>> visible(String sagaId, Caller caller) {
        return Uni.createFrom()
                .completionStage(() -> participant.streams().current(sagaId))
                .invoke(saga -> {
                    D data = saga.state().data();
                    if (data == null) {
                        throw Rejected.notFound(SagaMachine.SAGA_NOT_FOUND, "there is no such saga");
                    }
                    caller.requireOneOf(kind.parties().apply(data), Role.SERVICE, Role.ADMIN);
                });
    }

    SagaView view(SagaState<D> saga, long version) {
        return SagaView.of(kind, saga, version);
    }

    StateCodec<SagaState<D>> states() {
        return states;
    }

    SagaEvent<D> event(NewEvent event) {
        return events.decode(event);
    }

    private List<Reaction<?, SagaState<D>, SagaInput<D>, SagaEvent<D>>> reactions(List<Hears<?, D>> alsoHears) {
        List<Reaction<?, SagaState<D>, SagaInput<D>, SagaEvent<D>>> all = new ArrayList<>();
        machine.definitions().stream()
                .flatMap(definition -> definition.tasks().stream())
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
                this::answered,
                received -> new SagaInput.Replied<>(received.causationId(), received.message(), received.at()),
                (_, decision) -> effects(decision));
    }

    /**
     * The saga that is answered; none if the reply names none, or answers a message that is no command of ours. Most of
     * what is said in a conversation is said to others, and need not be looked up.
     */
    private @Nullable String answered(Received<?> reply) {
        String saga = reply.correlationId();
        String command = reply.causationId();
        return saga == null || command == null || machine.asks(saga, command) ? saga : null;
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
                                kind.subject().apply(Objects.requireNonNull(state.data())),
                                command.message())
                        .identified(command.commandId())
                        .within(state.id())));
        if (kind.news() != null) {
            messages.addAll(kind.news().of(kind, decision));
        }
        return new Effects(messages, wanted.timers());
    }

    @Override
    public String category() {
        return kind.category();
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

    /** The timer is gone, and then what the decision made of it. */
    private static Effects fired(DueTimer timer, Effects effects) {
        List<TimerChange> changes = new ArrayList<>();
        changes.add(timer.fired());
        changes.addAll(effects.timers());
        return new Effects(effects.messages(), changes);
    }
}
