package dev.campusg.notification.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Hands letters to the mail server. */
final class SmtpCarrier implements MailCarrier {

    private static final Logger LOG = Logger.getLogger(SmtpCarrier.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Most letters that wait for a mail server that says nothing. */
    private static final int MAX_UNDER_WAY = 1_000;

    /** What a server answers to who may not send at all: that can be mended, and is not the letter's fault. */
    private static final Set<Integer> NOT_THE_LETTER = Set.of(530, 534, 535, 538);

    private final ReactiveMailer mailer;
    private final String domain;
    private final Map<String, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();
    private final AtomicBoolean waiting = new AtomicBoolean();

    /** @param domain what makes the ids of letters ours */
    SmtpCarrier(ReactiveMailer mailer, String domain) {
        this.mailer = mailer;
        this.domain = domain;
    }

    /** A letter that a silent server may yet take is not handed over again: its answer is waited for a second time. */
    @Override
    public CompletionStage<Outcome> carry(Letter letter) {
        CompletableFuture<Outcome> sending = underWay.get(letter.id());
        if (sending == null && underWay.size() >= MAX_UNDER_WAY) {
            return CompletableFuture.completedStage(new Postponed("the mail server is busy"));
        }
        return (sending == null ? handOver(letter) : sending)
                .copy()
                .completeOnTimeout(
                        new Postponed("the mail server did not answer"), PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private CompletableFuture<Outcome> handOver(Letter letter) {
        CompletableFuture<Outcome> sending = mailer.send(mail(letter))
                .map(_ -> taken())
                .onFailure()
                .recoverWithItem(failure -> outcome(letter, failure))
                .subscribeAsCompletionStage();
        underWay.put(letter.id(), sending);
        sending.whenComplete((_, _) -> underWay.remove(letter.id(), sending));
        return sending;
    }

    private Mail mail(Letter letter) {
        return Mail.withText(letter.to(), letter.subject(), letter.text())
                .addHeader("Message-ID", "<" + letter.id() + "@" + domain + ">")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    /** Never what the server said in words: it may quote the address. */
    private Outcome outcome(Letter letter, Throwable failure) {
        if (!(failure instanceof SMTPException answer)) {
            return later("the mail server cannot be reached");
        }
        String why = "the mail server answered " + answer.getReplyCode();
        if (!answer.isPermanent() || NOT_THE_LETTER.contains(answer.getReplyCode())) {
            return later(why);
        }
        LOG.warnf("Notification %s is not mailed: %s", letter.id(), why);
        return new Refused(why);
    }

    /** Told once, however many letters wait for the same server. */
    private Outcome later(String why) {
        if (!waiting.getAndSet(true)) {
            LOG.warnf("E-mails are delayed: %s", why);
        }
        return new Postponed(why);
    }

    private Outcome taken() {
        if (waiting.getAndSet(false)) {
            LOG.info("E-mails are sent again");
        }
        return new Taken();
    }
}
