package dev.campusg.saga;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The task a reply belongs to.
 *
 * @param attempt which command of the task it answers; the last one if the reply does not say
 */
record Addressee<D>(Task<D> task, int attempt) {

    /** Empty if the reply belongs to none: it is foreign, or nobody asked. */
    static <D> Optional<Addressee<D>> of(Turn<D> turn, @Nullable String commandId, Object message) {
        Stream<Addressee<D>> found = commandId == null ? byClass(turn) : byCommand(turn, commandId);
        return found.filter(one -> one.task.call().replies().own(message)).findFirst();
    }

    private static <D> Stream<Addressee<D>> byCommand(Turn<D> turn, String commandId) {
        SagaState<D> state = turn.state();
        return state.tasks().stream()
                .map(task -> new Addressee<>(
                        turn.definition.task(task.task()), CommandId.attempt(commandId, state.id(), task)))
                .filter(one -> one.attempt > 0);
    }

    /** The pending task before the open ones before those that were given up; the latest first. */
    private static <D> Stream<Addressee<D>> byClass(Turn<D> turn) {
        SagaState<D> state = turn.state();
        Stream<String> pending = Stream.ofNullable(state.pending()).map(PendingCall::task);
        Stream<String> open = names(state, true);
        Stream<String> others = names(state, false);
        return Stream.of(pending, open, others)
                .flatMap(names -> names)
                .map(turn.definition::task)
                .map(task -> new Addressee<>(task, Math.max(1, state.attempts(task))));
    }

    private static Stream<String> names(SagaState<?> state, boolean open) {
        return state.tasks().reversed().stream()
                .filter(task -> (task.state() == TaskState.SENT) == open)
                .map(TaskProgress::task);
    }
}
