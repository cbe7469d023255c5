package dev.campusg.notification.mail;

import dev.campusg.eventstore.Decision.Accepted;
import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Handled;
import dev.campusg.eventstore.Handled.Decided;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.notification.application.MailTimer;
import dev.campusg.notification.application.Notifications;
import dev.campusg.notification.domain.Mail;
import dev.campusg.notification.domain.MailCommand;
import dev.campusg.notification.domain.MailCommand.ConfirmMail;
import dev.campusg.notification.domain.MailCommand.PostponeMail;
import dev.campusg.notification.domain.MailCommand.RefuseMail;
import dev.campusg.notification.domain.MailCommand.TryMail;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.MailTried;
import dev.campusg.notification.mail.MailCarrier.Outcome;
import dev.campusg.notification.mail.MailCarrier.Postponed;
import dev.campusg.notification.mail.MailCarrier.Refused;
import dev.campusg.notification.mail.MailCarrier.Taken;
import dev.campusg.timers.TimerReaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends the e-mail of a notification: records the attempt, makes it, records how it went. Dying in between costs an
 * attempt, and at worst a mail that is sent again under the same id; it never costs the mail.
 */
final class MailReaction implements TimerReaction {

    private static final Metadata POST = new Metadata(null, null, "mail");

    private final Participant<Notification, NotificationCommand, NotificationEvent> notifications;
    private final AddressBook addresses;
    private final MailCarrier carrier;
    private final MeterRegistry metrics;
    private final Clock clock;

    MailReaction(
            Participant<Notification, NotificationCommand, NotificationEvent> notifications,
            AddressBook addresses,
            MailCarrier carrier,
            MeterRegistry metrics,
            Clock clock) {
        this.notifications = notifications;
        this.addresses = addresses;
        this.carrier = carrier;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String category() {
        return Notifications.CATEGORY;
    }

    @Override
    public CompletionStage<?> fire(DueTimer timer) {
        String id = timer.stream().key();
        return notifications.streams().current(id).thenCompose(current -> {
            Mail mail = current.state().mail();
            return mail == null ? CompletableFuture.completedStage(null) : attempt(id, mail.attempts() + 1);
        });
    }

    /** Of all who would make an attempt one is let. */
    private CompletionStage<?> attempt(String id, int attempt) {
        return record(id, new TryMail(attempt, clock.instant()))
                .thenCompose(handled -> handled
                                        instanceof
                                        Decided<Notification, NotificationEvent>(
                                                Accepted<Notification, NotificationEvent> begun)
                                && begun.events().stream().anyMatch(MailTried.class::isInstance)
                        ? send(begun.state()).thenCompose(outcome -> record(id, told(outcome, attempt)))
                        : CompletableFuture.completedStage(null));
    }

    private CompletionStage<Outcome> send(Notification notification) {
        return addresses
                .addressOf(notification.userId())
                .thenCompose(address -> address.map(to -> send(notification, to))
                        .orElseGet(() -> refused("the user has no e-mail address")))
                .exceptionally(away -> new Postponed("the user's e-mail address cannot be looked up"));
    }

    private CompletionStage<Outcome> send(Notification notification, String address) {
        Optional<Letter> letter = Letter.of(notification, address);
        return letter.map(carrier::carry)
                .orElseGet(() -> refused("the user's e-mail address is none"))
                .exceptionally(lost -> new Postponed("the mail server cannot be reached"));
    }

    private static CompletionStage<Outcome> refused(String why) {
        return CompletableFuture.completedStage(new Refused(why));
    }

    private MailCommand told(Outcome outcome, int attempt) {
        metrics.counter("mails", "end", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
        return switch (outcome) {
            case Taken _ -> new ConfirmMail(clock.instant());
            case Postponed(var why) -> new PostponeMail(attempt, why, clock.instant());
            case Refused(var why) -> new RefuseMail(why, clock.instant());
        };
    }

    private CompletionStage<Handled<Notification, NotificationEvent>> record(String id, MailCommand command) {
        return notifications.handle(id, POST, command, MailTimer::of);
    }
}
