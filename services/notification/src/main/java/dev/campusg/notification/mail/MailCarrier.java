package dev.campusg.notification.mail;

import java.util.concurrent.CompletionStage;

/** Whoever takes letters. A stage that fails means that nobody knows whether it was taken. */
interface MailCarrier {

    CompletionStage<Outcome> carry(Letter letter);

    sealed interface Outcome {}

    /** The mail server has it, and answers for it. */
    record Taken() implements Outcome {}

    /** Not now. */
    record Postponed(String why) implements Outcome {}

    /** Never. */
    record Refused(String why) implements Outcome {}
}
