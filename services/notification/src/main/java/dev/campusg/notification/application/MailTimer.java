package dev.campusg.notification.application;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.notification.domain.Mail;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one timer a notification may have: when its e-mail is to be tried. */
public final class MailTimer {

    private static final String NAME = "mail";

    private MailTimer() {}

    /** What follows from a decision nobody waits for. */
    public static Effects of(Decision<Notification, NotificationEvent> decision) {
        return new Effects(List.of(), changes(decision));
    }

    static List<TimerChange> changes(Decision<Notification, NotificationEvent> decision) {
        if (!(decision instanceof Decision.Accepted<Notification, NotificationEvent> accepted)) {
            return List.of();
        }
        Instant before = due(accepted.before());
        Instant now = due(accepted.state());
        if (Objects.equals(before, now)) {
            return List.of();
        }
        return List.of(now == null ? new TimerChange.Cancel(NAME) : new TimerChange.Set(NAME, now, "{}"));
    }

    private static @Nullable Instant due(Notification notification) {
        Mail mail = notification.mail();
        return mail == null || !mail.pending() ? null : mail.due();
    }
}
