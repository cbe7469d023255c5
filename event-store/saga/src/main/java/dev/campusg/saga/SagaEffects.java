package dev.campusg.saga;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.saga.SagaEvent.CommandSent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a saga wants done, as data: to be committed with its events.
 *
 * @param commands at most one, as a saga waits for one thing at a time
 * @param timers at most one change, of the saga's one timer
 */
public record SagaEffects(List<SagaCommand> commands, List<TimerChange> timers) {

    public static final SagaEffects NONE = new SagaEffects(List.of(), List.of());

    public SagaEffects {
        commands = List.copyOf(commands);
        timers = List.copyOf(timers);
    }

    static <D> SagaEffects of(SagaDefinition<D> definition, Decision.Accepted<SagaState<D>, SagaEvent<D>> decision) {
        List<SagaCommand> commands = decision.events().stream()
                .flatMap(event -> event instanceof CommandSent<D> sent ? Stream.of(sent) : Stream.empty())
                .map(sent -> command(definition, decision.state(), sent))
                .toList();
        return new SagaEffects(
                commands, timers(decision.before().pending(), decision.state().pending()));
    }

    private static <D> SagaCommand command(SagaDefinition<D> definition, SagaState<D> state, CommandSent<D> sent) {
        Call<D> call = definition.task(sent.task()).call();
        D data = Objects.requireNonNull(state.data());
        String reason = Objects.requireNonNullElse(state.reason(), "");
        return new SagaCommand(
                sent.commandId(), sent.task(), call.topic(), call.wording().message(data, reason));
    }

    private static List<TimerChange> timers(@Nullable PendingCall before, @Nullable PendingCall after) {
        if (after == null) {
            return before == null ? List.of() : List.of(Deadline.cancel());
        }
        return before != null && before.token().equals(after.token()) ? List.of() : List.of(Deadline.set(after));
    }
}
