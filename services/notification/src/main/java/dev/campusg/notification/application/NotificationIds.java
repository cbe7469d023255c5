package dev.campusg.notification.application;

import dev.campusg.contracts.NotificationMessages.SendNotification;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.notification.domain.Moment;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which notification a command is about. It has no id of its own, so that whatever tells the same finds the same
 * stream: usually the message id says it.
 *
 * <p>An orchestrator that hears no reply asks again under the next id ({@code saga:step:attempt}), and what it tells of
 * an order may be known from the order's events already. So its command is named after the moment it tells of, like the
 * news of the order's first round, or else after its step.
 */
final class NotificationIds {

    private NotificationIds() {}

    static String of(Received<SendNotification> received) {
        return uuid(cause(received));
    }

    private static String cause(Received<SendNotification> received) {
        SendNotification command = received.message();
        if (!isFromSaga(received)) {
            return received.messageId();
        }
        return command.orderId() != null
                        && Moment.named(command.notificationType()).isPresent()
                ? newsId(command.orderId(), command.notificationType(), command.userId(), 0)
                : received.messageId().substring(0, received.messageId().lastIndexOf(':'));
    }

    /** The message id of news of an order: the same moment in the same round has the same, whoever tells it. */
    static String newsId(String orderId, String moment, String userId, int round) {
        return "news:" + uuid(String.join("\n", orderId, moment, userId, Integer.toString(round)));
    }

    private static boolean isFromSaga(Received<?> received) {
        return received.correlationId() != null && received.messageId().startsWith(received.correlationId() + ":");
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
