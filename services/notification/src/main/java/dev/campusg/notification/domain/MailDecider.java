package dev.campusg.notification.domain;

import dev.campusg.notification.domain.MailCommand.ConfirmMail;
import dev.campusg.notification.domain.MailCommand.PostponeMail;
import dev.campusg.notification.domain.MailCommand.RefuseMail;
import dev.campusg.notification.domain.MailCommand.TryMail;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import dev.campusg.notification.domain.NotificationEvent.MailGivenUp;
import dev.campusg.notification.domain.NotificationEvent.MailPostponed;
import dev.campusg.notification.domain.NotificationEvent.MailTried;
import dev.campusg.notification.domain.NotificationEvent.NotificationSent;
import java.util.List;

/**
 * The rules of a notification's e-mail. An attempt is recorded before it is made: of many replicas whose timer fires one
 * makes it, and one that dies over it has used it up.
 */
final class MailDecider {

    private static final String NOT_TOLD = "nobody knows whether the last attempt succeeded";

    static List<NotificationEvent> decide(Notification notification, MailCommand command) {
        Mail mail = notification.mail();
        if (mail == null || !mail.pending()) {
            return List.of();
        }
        return switch (command) {
            case TryMail(var attempt, var at) -> {
                if (!mail.trying(attempt - 1)) {
                    yield List.of();
                }
                yield List.of(attempt > Mail.MAX_ATTEMPTS ? new MailGivenUp(NOT_TOLD, at) : new MailTried(attempt, at));
            }
            // Whoever was slow to tell has sent it all the same.
            case ConfirmMail(var at) -> List.of(new NotificationSent(Channel.EMAIL, at));
            case PostponeMail(var attempt, var why, var at) -> {
                if (!mail.trying(attempt)) {
                    yield List.of();
                }
                yield List.of(
                        attempt >= Mail.MAX_ATTEMPTS
                                ? new MailGivenUp(why, at)
                                : new MailPostponed(why, at.plus(Mail.pauseAfter(attempt)), at));
            }
            case RefuseMail(var why, var at) -> List.of(new MailGivenUp(why, at));
        };
    }

    private MailDecider() {}
}
