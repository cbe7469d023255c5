package dev.campusg.notification.domain;

import java.time.Instant;

/** What can be asked of a notification's e-mail. */
public sealed interface MailCommand extends NotificationCommand {

    /** It is about to be handed over. */
    record TryMail(int attempt, Instant at) implements MailCommand {}

    /** The mail server took it. */
    record ConfirmMail(Instant at) implements MailCommand {}

    /** It could not be handed over now. */
    record PostponeMail(int attempt, String why, Instant at) implements MailCommand {}

    /** It never can be. */
    record RefuseMail(String why, Instant at) implements MailCommand {}
}
