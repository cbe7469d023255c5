package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Consequences;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.eventstore.testkit.history.StreamLog.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the log of one stream as its participant did: each message it handled is decided about again, in the
 * state of then, and must have led to these events and those messages.
 */
final class StreamCheck<S, C, E> {

    private final Subject<S, C, E> subject;
    private final Participant<S, C, E> participant;
    private final HistoryCheck.Audited service;
    private final Mail mail;
    private final Findings findings;
    private final Said said;

    StreamCheck(
            Subject<S, C, E> subject,
            HistoryCheck.Audited service,
            Mail mail,
            Set<String> explained,
            Findings findings) {
        this.subject = subject;
        this.participant = subject.participant();
        this.service = service;
        this.mail = mail;
        this.findings = findings;
        this.said = new Said(service, mail, explained, findings);
    }

    /** A state the stream had, and since when. */
    private record Moment<S>(Current<S> state, Instant since) {}

    /** One step: its events, if it had any, and the message that led to it, if one did. */
    private record StepTaken<S, E>(
            @Nullable String messageId, Instant at, Metadata metadata, Decision.@Nullable Accepted<S, E> decision) {}

    void check(StreamLog log, List<Mail.Letter> addressed) {
        List<Moment<S>> moments = new ArrayList<>();
        List<StepTaken<S, E>> steps = new ArrayList<>();
        List<E> events = new ArrayList<>();
        try {
            retell(log, moments, steps, events);
        } catch (RuntimeException unreadable) {
            wrong("unreadable-event", log, "cannot be read: " + unreadable.getMessage());
            return;
        }
        compare(log, moments.getLast().state());
        addSilent(log, steps, moments);
        steps.forEach(step -> account(log, step, moments));
        said.check(log);
        unheard(log, addressed, moments);
        if (events.isEmpty()) {
            return;
        }
        subject.witness()
                .accept(new Subject.Told<>(log, moments.getLast().state().state(), events));
    }

    private void retell(StreamLog log, List<Moment<S>> moments, List<StepTaken<S, E>> steps, List<E> all) {
        Current<S> now = new Current<>(participant.streams().decider().initial(), 0);
        moments.add(new Moment<>(now, Instant.MIN));
        for (Commit commit : log.commits()) {
            List<E> events = new ArrayList<>();
            for (Envelope envelope : commit.events()) {
                events.add(participant.streams().events().decode(envelope.event()));
            }
            Current<S> next = new Current<>(
                    participant.streams().decider().fold(now.state(), events),
                    commit.events().getLast().version());
            steps.add(new StepTaken<>(
                    commit.messageId(),
                    commit.at(),
                    commit.events().getFirst().metadata(),
                    new Decision.Accepted<>(now.state(), next.state(), next.version(), events)));
            all.addAll(events);
            moments.add(new Moment<>(next, commit.at()));
            now = next;
        }
    }

    private void compare(StreamLog log, Current<S> folded) {
        Snapshot stored = log.stored();
        if (stored == null) {
            if (!log.events().isEmpty()) {
                wrong("state-is-not-the-fold", log, "has events, but no state");
            }
            return;
        }
        if (stored.schema() != participant.streams().states().schema()) {
            findings.unchecked(
                    service.name() + ": states of an older shape, which are folded anew when they are needed");
            return;
        }
        findings.checked("states compared with their logs", 1);
        try {
            S state = participant.streams().states().decode(stored.state());
            if (!state.equals(folded.state())) {
                wrong("state-is-not-the-fold", log, "is stored as " + state + ", but its events say " + folded.state());
            }
        } catch (RuntimeException unreadable) {
            wrong("state-is-not-the-fold", log, "has a state that cannot be read: " + unreadable.getMessage());
        }
    }

    /** Messages that changed nothing, but were answered. */
    private void addSilent(StreamLog log, List<StepTaken<S, E>> steps, List<Moment<S>> moments) {
        Set<String> effective = new HashSet<>();
        steps.forEach(step -> effective.add(Objects.requireNonNullElse(step.messageId(), "")));
        for (StreamLog.Seen seen : log.seen()) {
            if (!effective.contains(seen.messageId())) {
                steps.add(new StepTaken<>(
                        seen.messageId(), seen.at(), new Metadata(seen.messageId(), null, "unknown"), null));
            }
        }
        steps.sort((one, other) -> one.at().compareTo(other.at()));
    }

    private void account(StreamLog log, StepTaken<S, E> step, List<Moment<S>> moments) {
        String messageId = step.messageId();
        if (messageId == null || messageId.startsWith("http:")) {
            unasked(log, step);
            return;
        }
        Received<?> message = mail.message(messageId);
        if (message == null || !participant.reactsTo(message.message().getClass())) {
            if (service.topics().stream().anyMatch(topic -> mail.mayBeGone(topic, step.at()))) {
                findings.unchecked(service.name() + ": what follows from messages the topics have forgotten");
            } else {
                wrong("handled-what-nobody-sent", log, "handled message " + messageId + ", which is on no topic");
            }
            return;
        }
        findings.checked("messages followed to their effects", 1);
        asked(log, step, at(message, step.at()), moments);
    }

    private void asked(StreamLog log, StepTaken<S, E> step, Received<?> message, List<Moment<S>> moments) {
        Current<S> before = before(step, moments);
        Decision<S, E> again = participant.decide(message, before);
        Decision.Accepted<S, E> recorded = step.decision();
        List<E> happened = recorded == null ? List.of() : recorded.events();
        if (!kinds(happened).equals(kinds(eventsOf(again)))) {
            wrong(
                    "events-do-not-follow",
                    log,
                    "message " + message.messageId() + " leads to " + kinds(eventsOf(again)) + " at version "
                            + before.version() + ", but " + kinds(happened) + " is recorded");
            return;
        }
        Decision<S, E> decision = recorded == null ? again : recorded;
        said.expect(log, step.at(), participant.consequences(message, decision), false);
    }

    private void unasked(StreamLog log, StepTaken<S, E> step) {
        Decision.Accepted<S, E> decision = step.decision();
        if (decision == null) {
            return;
        }
        Consequences wanted = participant.consequences(
                log.id(),
                step.metadata(),
                decision,
                subject.told().apply(log.id().key(), decision));
        said.expect(log, step.at(), wanted, subject.mayBeSilent().test(decision));
    }

    private Current<S> before(StepTaken<S, E> step, List<Moment<S>> moments) {
        Decision.Accepted<S, E> decision = step.decision();
        if (decision != null) {
            return new Current<>(
                    decision.before(), decision.version() - decision.events().size());
        }
        Current<S> state = moments.getFirst().state();
        for (Moment<S> moment : moments) {
            if (!moment.since().isAfter(step.at())) {
                state = moment.state();
            }
        }
        return state;
    }

    /** Each message for this stream was handled, unless it could not have had any effect. */
    private void unheard(StreamLog log, List<Mail.Letter> addressed, List<Moment<S>> moments) {
        Set<String> handled = new HashSet<>();
        log.seen().forEach(seen -> handled.add(seen.messageId()));
        log.events()
                .forEach(event ->
                        handled.add(Objects.requireNonNullElse(event.metadata().messageId(), "")));
        for (Mail.Letter letter : addressed) {
            Received<?> message = letter.message().orElseThrow();
            findings.checked("messages looked for in the inboxes", 1);
            if (!handled.contains(message.messageId()) && !mayHaveNoEffect(letter, message, moments)) {
                findings.wrong(
                        "message-not-handled",
                        service.name(),
                        log.id().toString(),
                        "did not handle message " + message.messageId(),
                        letter.record().place());
            }
        }
    }

    private boolean mayHaveNoEffect(Mail.Letter letter, Received<?> message, List<Moment<S>> moments) {
        for (int i = 0; i < moments.size(); i++) {
            boolean overBefore = i + 1 < moments.size()
                    && moments.get(i + 1)
                            .since()
                            .plusSeconds(60)
                            .isBefore(letter.record().at());
            if (!overBefore
                    && hasNoEffect(
                            at(message, letter.record().at()), moments.get(i).state())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasNoEffect(Received<?> message, Current<S> state) {
        Decision<S, E> decision = participant.decide(message, state);
        return eventsOf(decision).isEmpty()
                && participant.consequences(message, decision).areEmpty();
    }

    private static <M> Received<M> at(Received<M> message, Instant at) {
        return new Received<>(
                message.message(),
                message.messageId(),
                message.correlationId(),
                message.causationId(),
                message.key(),
                message.source(),
                at);
    }

    private static <S, E> List<E> eventsOf(Decision<S, E> decision) {
        return decision instanceof Decision.Accepted<S, E> accepted ? accepted.events() : List.of();
    }

    private static List<String> kinds(List<?> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private void wrong(String rule, StreamLog log, String what) {
        findings.wrong(rule, service.name(), log.id().toString(), what, log.look());
    }
}
