package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.messaging.Received;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What holds of all that was published, by whomever. */
public final class MailCheck {

    /**
     * @param explained the ids of the messages that follow from some stream's log
     * @param sources the names under which the services speak whose logs were read, and what they listen to
     */
    public static void check(Mail mail, Set<String> explained, Map<String, Set<String>> sources, Findings findings) {
        findings.checked("records on the topics", mail.all().size());
        for (String id : mail.ids()) {
            List<Mail.Letter> letters = mail.published(id);
            Mail.Letter first = letters.getFirst();
            letters.forEach(letter -> isTheSame(id, first, letter, findings));
            Received<?> message = first.message().orElseThrow();
            if (sources.containsKey(message.source()) && !explained.contains(id)) {
                saidByNobody(mail, message, sources.get(message.source()), first.record(), findings);
            }
        }
    }

    private static void saidByNobody(
            Mail mail, Received<?> message, Set<String> heard, TopicRecord record, Findings findings) {
        if (heard.stream().anyMatch(topic -> mail.mayBeGone(topic, record.at()))) {
            findings.unchecked(
                    message.source() + ": whether messages follow from others that the topics have forgotten");
            return;
        }
        findings.wrong(
                "said-by-nobody",
                message.source(),
                "message " + message.messageId(),
                "is published, but follows from no event",
                record.place());
    }

    private static void isTheSame(String id, Mail.Letter first, Mail.Letter letter, Findings findings) {
        boolean same = first.record().topic().equals(letter.record().topic())
                && Objects.equals(first.record().key(), letter.record().key())
                && Objects.equals(first.record().value(), letter.record().value());
        if (!same) {
            findings.wrong(
                    "published-differently",
                    letter.message().orElseThrow().source(),
                    "message " + id,
                    "was published again with another body, key or topic",
                    first.record().place() + " and " + letter.record().place());
        }
    }

    private MailCheck() {}
}
