package dev.campusg.notification.mail;

import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.notification.domain.Notification;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationEvent;
import dev.campusg.notification.domain.NotificationEvent.Channel;
import dev.campusg.notification.mail.MailCarrier.Postponed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

class MailBeans {

    /** E-mail with a mail server, the app alone without. */
    @Produces
    @Singleton
    Set<Channel> channels(
            @ConfigProperty(name = "smtp.host") Optional<String> host,
            @ConfigProperty(name = "smtp.from") Optional<String> from) {
        if (host.isEmpty()) {
            return Set.of(Channel.IN_APP);
        }
        if (from.isEmpty()) {
            throw new IllegalStateException("SMTP_HOST needs SMTP_FROM: the address e-mails come from");
        }
        return Set.of(Channel.IN_APP, Channel.EMAIL);
    }

    /** What was to be mailed is not forgotten where no server is set any more: it is given up like any other. */
    @Produces
    @Singleton
    MailCarrier carrier(
            ReactiveMailer mailer, @ConfigProperty(name = "smtp.from") Optional<String> from, Set<Channel> channels) {
        return channels.contains(Channel.EMAIL)
                ? new SmtpCarrier(mailer, from.map(MailBeans::domain).orElseThrow())
                : letter -> CompletableFuture.completedStage(new Postponed("no mail server is set"));
    }

    /** Of {@code CampusG <no-reply@campus.example>} as of the address alone. */
    private static String domain(String from) {
        return from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    @Produces
    @Singleton
    MailReaction mail(
            Participant<Notification, NotificationCommand, NotificationEvent> notifications,
            AddressBook addresses,
            MailCarrier carrier,
            MeterRegistry metrics,
            Clock clock) {
        return new MailReaction(notifications, addresses, carrier, metrics, clock);
    }
}
