package dev.campusg.eventstore.quarkus.saga;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Decision.Accepted;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaEvent.RetryScheduled;
import dev.campusg.saga.SagaEvent.SagaQuarantined;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.TaskProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the world is told about sagas besides their commands: each status they reach, and each step that fails although
 * it must not, once when it first does and once when the saga is quarantined for it.
 *
 * @param topic where it is told
 */
public record SagaNews(String topic, StatusMessage reached, FailureMessage failed) {

    /** Makes the message that says which status a saga reached. */
    @FunctionalInterface
    public interface StatusMessage {
        Object of(String sagaId, String saga, String subject, String status, @Nullable String reason);
    }

    /** Makes the message that says which step fails, and after how many attempts. */
    @FunctionalInterface
    public interface FailureMessage {
        Object of(
                String sagaId,
                String saga,
                String subject,
                String step,
                String error,
                int attempts,
                boolean quarantined);
    }

    <D> List<Outgoing> of(SagaKind<D> kind, Decision<SagaState<D>, SagaEvent<D>> decision) {
        if (!(decision instanceof Accepted<SagaState<D>, SagaEvent<D>> accepted)
                || !accepted.state().exists()) {
            return List.of();
        }
        String subject =
                kind.subject().apply(Objects.requireNonNull(accepted.state().data()));
        String name = kind.category() + "-" + accepted.state().id() + "@" + accepted.version();
        List<Outgoing> news = new ArrayList<>(1);
        if (accepted.state().status() != accepted.before().status()) {
            news.add(told(reached(accepted.state(), subject), subject, name, accepted));
        }
        Object trouble = trouble(accepted, subject);
        if (trouble != null) {
            news.add(told(trouble, subject, name + "/failed", accepted));
        }
        return news;
    }

    private Outgoing told(Object message, String subject, String name, Accepted<? extends SagaState<?>, ?> accepted) {
        return Outgoing.to(topic, subject, message)
                .identified(name)
                .within(accepted.state().id());
    }

    private Object reached(SagaState<?> saga, String subject) {
        String status = Objects.requireNonNull(saga.status()).name();
        return reached.of(saga.id(), saga.definition(), subject, status, saga.reason());
    }

    private <D> @Nullable Object trouble(Accepted<SagaState<D>, SagaEvent<D>> accepted, String subject) {
        SagaState<D> saga = accepted.state();
        Object trouble = null;
        for (SagaEvent<D> event : accepted.events()) {
            if (event instanceof SagaQuarantined<D> stuck) {
                String error =
                        saga.progress(stuck.task()).map(TaskProgress::error).orElse("no reply");
                trouble = failed(saga, subject, stuck.task(), error, stuck.attempts(), true);
            } else if (event instanceof RetryScheduled<D> retry && isNews(retry.task(), accepted.before())) {
                int attempts =
                        saga.progress(retry.task()).map(TaskProgress::attempts).orElse(1);
                trouble = failed(saga, subject, retry.task(), retry.error(), attempts, false);
            }
        }
        return trouble;
    }

    /** An error is kept until the step succeeds. */
    private static boolean isNews(String task, SagaState<?> before) {
        return before.progress(task).map(TaskProgress::error).isEmpty();
    }

    private Object failed(
            SagaState<?> saga, String subject, String step, String error, int attempts, boolean quarantined) {
        return failed.of(saga.id(), saga.definition(), subject, step, error, attempts, quarantined);
    }
}
