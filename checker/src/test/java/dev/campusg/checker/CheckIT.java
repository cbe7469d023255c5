package dev.campusg.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.history.Finding;
import dev.campusg.eventstore.testkit.history.Findings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clean history passes; each fault planted in it is found and named. A fault is planted in a transaction, and undone. */
class CheckIT {

    private static Town town;
    private static Stories stories;
    private static Where where;
    private static TopicReader.Contents topics;
    private static final Map<String, Connection> STORES = new LinkedHashMap<>();

    @BeforeAll
    static void something_of_everything_happens() throws Exception {
        town = new Town();
        stories = new Stories(town);
        town.confirm();
        where = new Where(town.environment());
        try (TopicReader reader = new TopicReader(where)) {
            topics = reader.read();
        }
        for (House.Service service : new House(new Known()).services()) {
            Connection store = where.database(service.name());
            store.setAutoCommit(false);
            STORES.put(service.name(), store);
        }
    }

    @AfterAll
    static void the_town_closes() throws SQLException {
        for (Connection store : STORES.values()) {
            store.close();
        }
        town.close();
    }

    static Stream<StoreFault> faults_in_stores() {
        return Stream.concat(StoreFault.all(stories).stream(), DeliveryFaults.all(stories).stream());
    }

    static Stream<TopicFault> faults_on_topics() {
        return TopicFault.all(stories).stream();
    }

    @Test
    void a_clean_history_passes() throws SQLException {
        Report report = Check.of(where, Duration.ofSeconds(10));
        assertThat(report.findings().wrong()).isEmpty();
        assertThat(report.findings().unsettled()).isEmpty();
        assertThat(report.findings().unchecked()).isEmpty();
        assertThat(report.exitCode()).isZero();
        assertThat(report.findings().checked())
                .containsEntry("sagas", 13L)
                .containsEntry("orders", 8L)
                .containsEntry("deliveries", 1L)
                .containsEntry("scheduled events", 2L)
                .containsEntry("cents held", 3 * 1450L)
                .containsEntry("cents paid out", 1450L)
                .containsEntry("cents refunded", 2 * 1450L);
    }

    @ParameterizedTest
    @MethodSource("faults_in_stores")
    void a_fault_in_a_store_is_found_and_named(StoreFault fault) throws SQLException {
        Connection store = STORES.get(fault.service());
        try (Statement statement = store.createStatement()) {
            for (String sql : fault.sql()) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
            assertThat(inspected(topics).wrong()).anySatisfy(found -> isNamed(found, fault.rule(), fault.subject()));
        } finally {
            store.rollback();
        }
    }

    @ParameterizedTest
    @MethodSource("faults_on_topics")
    void a_fault_on_a_topic_is_found_and_named(TopicFault fault) throws SQLException {
        TopicReader.Contents changed =
                new TopicReader.Contents(fault.change().apply(topics.records()), topics.trimmedUntil());
        assertThat(changed.records()).isNotEqualTo(topics.records());
        assertThat(inspected(changed).wrong()).anySatisfy(found -> isNamed(found, fault.rule(), fault.subject()));
    }

    @Test
    void what_kafka_has_forgotten_is_said_not_to_be_checked() throws SQLException {
        Instant now = Instant.now();
        Map<String, Instant> trimmed = Map.of("order_events", now, "order_commands", now);
        TopicReader.Contents rest = new TopicReader.Contents(
                topics.records().stream()
                        .filter(record -> !trimmed.containsKey(record.topic()))
                        .toList(),
                trimmed);
        Report report = new Report(inspected(rest), 0);
        assertThat(report.findings().wrong()).isEmpty();
        assertThat(report.findings().unchecked()).isNotEmpty();
        assertThat(report.exitCode()).isEqualTo(2);
    }

    @Test
    void idempotency_keys_that_were_forgotten_are_missed_by_nobody() throws SQLException {
        Connection store = STORES.get("order");
        try (Statement statement = store.createStatement()) {
            statement.execute("""
                    with used as (
                        insert into es.stream select -n, 'idempotency-k' || n, 'idempotency', 2, 0, null, now(), now()
                        from generate_series(1, 10) n returning number)
                    insert into es.event select number, v, 1, 'T', '{}', null, null, 'x', now()
                    from used, generate_series(1, 2) v""");
            statement.execute("""
                    insert into es.feed select (select max(seq) from es.feed) + row_number() over (), stream, version
                    from es.event where stream < 0 order by stream, version""");
            statement.execute("select es.forget_keys(now() + interval '1 minute', 7)");
            assertThat(inspected(topics).wrong()).isEmpty();
        } finally {
            store.rollback();
        }
    }

    private static Findings inspected(TopicReader.Contents contents) throws SQLException {
        Findings findings = new Findings();
        Inspection.of(STORES, contents, Instant.now(), findings);
        for (Connection store : STORES.values()) {
            store.rollback();
        }
        return findings;
    }

    private static void isNamed(Finding found, String rule, String subject) {
        assertThat(found.rule()).isEqualTo(rule);
        assertThat(found.subject()).contains(subject);
        assertThat(List.of(found.what(), found.look())).noneMatch(String::isBlank);
    }
}
