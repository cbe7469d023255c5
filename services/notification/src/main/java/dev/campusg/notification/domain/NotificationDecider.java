package dev.campusg.notification.domain;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import dev.campusg.notification.domain.NotificationCommand.MarkRead;
import dev.campusg.notification.domain.NotificationCommand.Revert;
import dev.campusg.notification.domain.NotificationCommand.Send;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import dev.campusg.notification.domain.NotificationEvent.MailGivenUp;
import dev.campusg.notification.domain.NotificationEvent.MailPostponed;
import dev.campusg.notification.domain.NotificationEvent.MailRequested;
import dev.campusg.notification.domain.NotificationEvent.MailTried;
import dev.campusg.notification.domain.NotificationEvent.NotificationCreated;
import dev.campusg.notification.domain.NotificationEvent.NotificationRead;
import dev.campusg.notification.domain.NotificationEvent.NotificationReverted;
import dev.campusg.notification.domain.NotificationEvent.NotificationSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The rules of notifications: every state against every command. */
public final class NotificationDecider implements Decider<Notification, NotificationCommand, NotificationEvent> {

    private final Set<Channel> channels;

    /** @param channels by which notifications go out from now on; the inbox in the app needs no mention */
    public NotificationDecider(Set<Channel> channels) {
        this.channels = Set.copyOf(channels);
    }

    @Override
    public Notification initial() {
        return Notification.NONE;
    }

    @Override
    public List<NotificationEvent> decide(Notification notification, NotificationCommand command) {
        return switch (notification.status()) {
            case NONE ->
                switch (command) {
                    case Send send -> send(send);
                    case MailCommand _ -> List.of();
                    case MarkRead _, Revert _ ->
                        throw Rejected.notFound("NOTIFICATION_NOT_FOUND", "there is no such notification");
                };
            case CREATED, SENT ->
                switch (command) {
                    // Its id is derived from what it tells: whoever sends it again has told it already.
                    case Send _ -> List.of();
                    case MarkRead read -> markRead(notification, read);
                    case MailCommand mail -> MailDecider.decide(notification, mail);
                    case Revert revert ->
                        notification.revertedAt() == null ? List.of(new NotificationReverted(revert.at())) : List.of();
                };
        };
    }

    /** The in-app inbox is the store itself: what is created is delivered with the same commit. */
    private List<NotificationEvent> send(Send send) {
        NotificationTerms.require(send);
        List<NotificationEvent> sent = new ArrayList<>();
        sent.add(new NotificationCreated(
                send.notificationId(),
                send.userId(),
                send.type(),
                send.title(),
                send.message(),
                send.orderId(),
                send.at()));
        sent.add(new NotificationSent(Channel.IN_APP, send.at()));
        if (channels.contains(Channel.EMAIL)) {
            sent.add(new MailRequested(send.at()));
        }
        return List.copyOf(sent);
    }

    private static List<NotificationEvent> markRead(Notification notification, MarkRead read) {
        if (read.by() != null && !read.by().equals(notification.userId())) {
            throw Rejected.forbidden("NOT_YOURS", "a notification is read by the user it is for");
        }
        return notification.readAt() == null ? List.of(new NotificationRead(read.at())) : List.of();
    }

    @Override
    public Notification evolve(Notification notification, NotificationEvent event) {
        return switch (event) {
            case NotificationCreated created -> Notification.of(created);
            case NotificationSent(var channel, var at) ->
                channel == Channel.EMAIL ? notification.with(mail(notification).sent(at)) : notification.sent(at);
            case MailRequested(var at) -> notification.with(Mail.requested(at));
            case MailTried(var attempt, var at) ->
                notification.with(mail(notification).tried(attempt, at));
            case MailPostponed(var why, var until, var at) ->
                notification.with(mail(notification).postponed(why, until));
            case MailGivenUp(var why, var at) ->
                notification.with(mail(notification).failed(why, at));
            case NotificationRead read -> notification.read(read.at());
            case NotificationReverted reverted -> notification.reverted(reverted.at());
        };
    }

    private static Mail mail(Notification notification) {
        return Objects.requireNonNull(notification.mail());
    }
}
