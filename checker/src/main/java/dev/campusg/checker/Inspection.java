package dev.campusg.checker;

import dev.campusg.createordersaga.domain.CreateOrderSaga;
import dev.campusg.createordersaga.domain.Deadlines;
import dev.campusg.eventstore.testkit.history.Findings;
import dev.campusg.eventstore.testkit.history.HistoryCheck;
import dev.campusg.eventstore.testkit.history.Mail;
import dev.campusg.eventstore.testkit.history.MailCheck;
import dev.campusg.eventstore.testkit.history.Subject.Told;
import dev.campusg.eventstore.testkit.history.TopicRecord;
import dev.campusg.saga.SagaDefinition;
import dev.campusg.saga.SagaEvent;
import dev.campusg.saga.SagaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All the checks, over the stores and the topics as they are at one moment. */
final class Inspection {

    private final Map<String, Connection> stores;
    private final Mail mail;
    private final Instant now;
    private final Known known = new Known();
    private final Findings findings;
    private final Set<String> explained = new HashSet<>();
    private final Set<String> putAside = new HashSet<>();

    /**
     * @param stores by service, each in a transaction that sees one state of everything
     * @param now what is younger is not looked at
     */
    private Inspection(Map<String, Connection> stores, TopicReader.Contents topics, Instant now, Findings findings) {
        this.stores = stores;
        this.now = now;
        this.findings = findings;
        List<TopicRecord> records = topics.records().stream()
                .filter(record -> !record.at().isAfter(now))
                .toList();
        this.mail = new Mail(records, topics.trimmedUntil(), new JsonRecords());
    }

    static void of(Map<String, Connection> stores, TopicReader.Contents topics, Instant now, Findings findings)
            throws SQLException {
        new Inspection(stores, topics, now, findings).run();
    }

    private void run() throws SQLException {
        mail.trimmedUntil()
                .forEach((topic, until) -> findings.unchecked(
                        "what was on " + topic + " before " + until + ", as it is not there any more"));
        Map<String, Set<String>> sources = new HashMap<>();
        for (House.Service service : new House(known).services()) {
            Connection store = stores.get(service.name());
            if (store == null) {
                findings.unchecked(service.name() + ": its database cannot be read");
                continue;
            }
            Store read = new Store(store);
            new HistoryCheck(
                            new HistoryCheck.Audited(
                                    service.name(),
                                    Subscriptions.of(service.name()),
                                    service.subjects().get(),
                                    read.outbox()),
                            mail,
                            explained,
                            findings)
                    .check(store);
            putAside.addAll(read.deadLetters());
            if (service.name().equals("payment")) {
                known.books.putAll(read.gatewayBooks());
            }
            sources.put(JsonRecords.sourceOf(service.name()), Subscriptions.of(service.name()));
            known.read.add(service.name());
        }
        MailCheck.check(mail, explained, sources, findings);
        CommandCheck.check(mail, waiting(), putAside, findings);
        sagas();
        TimerCheck.check(known, findings);
        MoneyCheck.check(known, findings);
        OrderCheck.check(known, findings);
        DeliveryCheck.check(known, findings);
        NewsCheck.check(known, findings);
        ScheduleCheck.check(known, findings);
    }

    /** Commands whose answer the card processor still owes. */
    private Set<String> waiting() {
        Set<String> waiting = new HashSet<>();
        known.payments
                .values()
                .forEach(told -> told.state()
                        .errands()
                        .waiting()
                        .forEach(one -> waiting.add(one.asker().messageId())));
        return waiting;
    }

    private void sagas() {
        check("create-order-saga", known.creations.values(), _ -> CreateOrderSaga.definition(Deadlines.DEFAULT));
        check(
                "accept-order-saga",
                known.handovers.values().stream().flatMap(List::stream).toList(),
                House.HANDOVERS::definitionOf);
        check("complete-order-saga", known.completions.values(), _ -> House.COMPLETION);
    }

    private <D> void check(
            String service,
            Collection<Told<SagaState<D>, SagaEvent<D>>> sagas,
            Function<SagaState<D>, SagaDefinition<D>> definition) {
        SagaCheck check = new SagaCheck(service, now, findings);
        sagas.forEach(told -> check.check(told.log(), told.state(), definition.apply(told.state())));
    }
}
