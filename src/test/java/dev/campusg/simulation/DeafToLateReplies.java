package dev.campusg.simulation;

import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.testkit.simulation.Sabotage;
import dev.campusg.saga.PendingCall;
import dev.campusg.saga.SagaState;
import org.jspecify.annotations.Nullable;

/** A saga listens only to the reply it is waiting for. */
final class DeafToLateReplies implements Bug {

    @Override
    public Sabotage in(String service) {
        return service.equals("create-order-saga")
                ? Sabotage.ofDeliveries(DeafToLateReplies::isAwaited)
                : Sabotage.NONE;
    }

    private static boolean isAwaited(Received<?> received, Participant<?, ?, ?> participant) {
        String command = received.causationId();
        String saga = received.correlationId();
        if (command == null || saga == null || !command.startsWith(saga)) {
            return true;
        }
        return participant
                .streams()
                .current(saga)
                .thenApply(current -> isAwaited(command, ((SagaState<?>) current.state()).pending()))
                .exceptionally(_ -> true)
                .toCompletableFuture()
                .join();
    }

    private static boolean isAwaited(String command, @Nullable PendingCall pending) {
        return pending != null && pending.commandId().equals(command);
    }
}
