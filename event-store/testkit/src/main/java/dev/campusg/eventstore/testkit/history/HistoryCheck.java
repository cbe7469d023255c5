package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.messaging.Received;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the history of one service: its store, and what it heard and said. */
public final class HistoryCheck {

    private static final String DEAD_LETTER = "deadletter";

    private final Audited service;
    private final Mail mail;
    private final Findings findings;
    private final Map<StreamId, Map<String, Mail.Letter>> addressed = new HashMap<>();
    private final Map<String, Mail.Letter> undeliverable = new HashMap<>();
    private final Set<String> explained;

    /**
     * A service to check.
     *
     * @param topics what it listens to, by their default names
     * @param inOutbox the ids of the messages that wait to be published
     */
    public record Audited(String name, Set<String> topics, List<Subject<?, ?, ?>> subjects, Set<String> inOutbox) {

        @Nullable
        Subject<?, ?, ?> of(String category) {
            return subjects.stream()
                    .filter(subject -> subject.category().equals(category))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @param explained receives the id of every message that some stream's log accounts for */
    public HistoryCheck(Audited service, Mail mail, Set<String> explained, Findings findings) {
        this.service = service;
        this.mail = mail;
        this.explained = explained;
        this.findings = findings;
    }

    /** @param store a connection in a transaction that sees one state of everything */
    public void check(Connection store) throws SQLException {
        TableCheck.check(store, service.name, findings);
        mail.all().stream()
                .filter(letter -> service.topics.contains(letter.record().topic()))
                .forEach(this::address);
        Set<StreamId> read = new HashSet<>();
        StoreReader.each(store, log -> {
            read.add(log.id());
            audit(log);
        });
        addressed.forEach((stream, letters) -> {
            if (!read.contains(stream)) {
                audit(new StreamLog(stream, 0, null, List.of(), List.of(), List.of()));
            }
        });
        undeliverable.forEach((place, letter) -> {
            if (!read.contains(new StreamId(DEAD_LETTER, place))) {
                findings.wrong(
                        "poison-not-put-aside",
                        service.name,
                        place,
                        "cannot be understood, and is not among the dead letters",
                        "select id from es.stream where category = '" + DEAD_LETTER + "'");
            }
        });
    }

    private void address(Mail.Letter letter) {
        if (letter.poison()) {
            undeliverable.put(letter.record().place(), letter);
        }
        letter.message()
                .ifPresent(message -> service.subjects.stream()
                        .filter(subject ->
                                subject.participant().reactsTo(message.message().getClass()))
                        .forEach(subject -> address(letter, message, subject)));
    }

    private void address(Mail.Letter letter, Received<?> message, Subject<?, ?, ?> subject) {
        StreamId stream;
        try {
            stream = subject.participant().addressee(message);
        } catch (RuntimeException nobody) {
            undeliverable.put(letter.record().place(), letter);
            return;
        }
        if (stream != null) {
            addressed.computeIfAbsent(stream, _ -> new HashMap<>()).putIfAbsent(message.messageId(), letter);
        }
    }

    private void audit(StreamLog log) {
        Subject<?, ?, ?> subject = service.of(log.id().category());
        if (subject != null) {
            List<Mail.Letter> letters =
                    new ArrayList<>(addressed.getOrDefault(log.id(), Map.of()).values());
            new StreamCheck<>(subject, service, mail, explained, findings).check(log, letters);
        }
    }
}
