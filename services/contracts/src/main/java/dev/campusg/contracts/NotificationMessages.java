package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What is said to the notification service and what it says. */
@Message.On(commands = Topics.NOTIFICATION_COMMANDS, events = Topics.NOTIFICATION_EVENTS)
public sealed interface NotificationMessages extends Message {

    @Type("send_notification")
    @Replies({NotificationSent.class, NotificationFailed.class})
    record SendNotification(
            @JsonProperty("user_id") @JsonAlias("userId") String userId,

            @JsonProperty("notification_type") @JsonAlias("notificationType")
            String notificationType,

            String title,
            String message,

            @Nullable @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId)
            implements NotificationMessages {}

    @Type("notification.sent")
    record NotificationSent(
            @JsonProperty("notification_id") String notificationId,
            @JsonProperty("user_id") String userId,
            @Nullable @JsonProperty("order_id") String orderId)
            implements NotificationMessages {}

    @Type("notification.failed")
    record NotificationFailed(
            @Nullable @JsonProperty("order_id") String orderId, String error) implements NotificationMessages {}
}
