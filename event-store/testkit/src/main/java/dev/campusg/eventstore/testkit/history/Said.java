package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.Consequences;
import dev.campusg.eventstore.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a stream must have said, in its order, and whether it is on the topics. */
final class Said {

    private final HistoryCheck.Audited service;
    private final Mail mail;
    private final Set<String> explained;
    private final Findings findings;
    private final List<Expected> expected = new ArrayList<>();

    private record Expected(OutboxMessage message, Instant at, boolean optional) {
        String id() {
            return Objects.requireNonNull(message.headers().get("ce_id"));
        }
    }

    Said(HistoryCheck.Audited service, Mail mail, Set<String> explained, Findings findings) {
        this.service = service;
        this.mail = mail;
        this.explained = explained;
        this.findings = findings;
    }

    void expect(StreamLog log, Instant at, Consequences consequences, boolean optional) {
        consequences.outbox().forEach(message -> expected.add(new Expected(message, at, optional)));
    }

    void check(StreamLog log) {
        Map<String, Expected> last = new LinkedHashMap<>();
        for (Expected message : expected) {
            explained.add(message.id());
            findings.checked("messages looked for on the topics", 1);
            List<Mail.Letter> letters = mail.published(message.id());
            if (letters.isEmpty()) {
                missing(log, message);
            } else {
                Expected earlier = last.put(message.message.topic() + "\n" + message.message.key(), message);
                inOrder(log, earlier, message);
                letters.forEach(letter -> unchanged(log, message, letter.record()));
            }
        }
    }

    private void missing(StreamLog log, Expected message) {
        if (message.optional || service.inOutbox().contains(message.id())) {
            return;
        }
        if (mail.mayBeGone(message.message.topic(), message.at)) {
            findings.unchecked(service.name() + ": whether messages were published that " + message.message.topic()
                    + " has forgotten");
            return;
        }
        wrong(
                "message-not-published",
                log,
                "should have published " + message.message.headers().get("ce_type") + " " + message.id() + " on "
                        + message.message.topic() + ", where it is not",
                log.look());
    }

    /** Published again it may come late, but never only too early: whoever reads on has seen what went before. */
    private void inOrder(StreamLog log, @Nullable Expected earlier, Expected later) {
        if (earlier == null || earlier.id().equals(later.id())) {
            return;
        }
        TopicRecord first = mail.published(earlier.id()).getFirst().record();
        TopicRecord last = mail.published(later.id()).getLast().record();
        if (first.partition() == last.partition() && last.offset() < first.offset()) {
            wrong(
                    "published-out-of-order",
                    log,
                    "said " + later.id() + " before " + earlier.id() + ", which happened earlier",
                    last.place() + " and " + first.place());
        }
    }

    private void unchanged(StreamLog log, Expected message, TopicRecord record) {
        boolean sent = record.topic().equals(message.message.topic())
                && Objects.equals(record.key(), message.message.key())
                && mail.same(Objects.requireNonNull(record.value()), message.message.value());
        if (!sent) {
            wrong(
                    "published-is-not-what-was-said",
                    log,
                    "message " + message.id() + " should be " + message.message.value() + " for "
                            + message.message.key() + " on " + message.message.topic(),
                    record.place());
        }
    }

    private void wrong(String rule, StreamLog log, String what, String look) {
        findings.wrong(rule, service.name(), log.id().toString(), what, look);
    }
}
