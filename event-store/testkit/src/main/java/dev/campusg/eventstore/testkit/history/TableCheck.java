package dev.campusg.eventstore.testkit.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What holds of the tables of any store, whatever is in them. Each question answers what is wrong: subject, sentence. */
final class TableCheck {

    private record Question(String rule, String sql, String look) {}

    /** A subject in a look, to be quoted. */
    private static final String SUBJECT = "%s";

    private static final String STREAM = "select * from es.history where stream = '" + SUBJECT + "' order by version";
    private static final String FEED =
            "select f.seq, s.id, f.version from es.feed f left join es.stream s on s.number = "
                    + "f.stream where s.id = '" + SUBJECT + "' order by f.seq";

    private static final List<Question> QUESTIONS = List.of(
            new Question("stream-has-gaps", """
                    select s.id, 'is at version ' || s.version || ', and its events are ' || count(e.version) || ', from '
                        || coalesce(min(e.version), 0) || ' to ' || coalesce(max(e.version), 0)
                    from es.stream s left join es.event e on e.stream = s.number
                    group by s.number
                    having count(e.version) <> s.version or max(e.version) <> s.version or min(e.version) <> 1
                    order by s.id""", STREAM),
            new Question(
                    "event-without-stream",
                    """
                    select 'stream number ' || e.stream, 'does not exist, but has ' || count(*) || ' events'
                    from es.event e left join es.stream s on s.number = e.stream
                    where s.number is null group by e.stream order by e.stream""",
                    "select * from es.event e where not exists (select from es.stream s where s.number = e.stream)"),
            new Question("inbox-without-stream", """
                    select i.message_id, 'was handled by stream number ' || i.stream || ', which does not exist'
                    from es.inbox i left join es.stream s on s.number = i.stream
                    where s.number is null order by i.message_id""", "select * from es.inbox where message_id = '" + SUBJECT + "'"),
            new Question("timer-without-stream", """
                    select t.name, 'is a timer of stream number ' || t.owner || ', which does not exist'
                    from es.timer t left join es.stream s on s.number = t.owner
                    where s.number is null order by t.name""", "select * from es.timer where name = '" + SUBJECT + "'"),
            new Question("events-out-of-order", """
                    select s.id, 'version ' || e.version || ' was recorded at ' || e.recorded_at
                        || ', before the event before it'
                    from (select stream, version, recorded_at,
                            lag(recorded_at) over (partition by stream order by version) as earlier
                        from es.event) e
                    join es.stream s on s.number = e.stream
                    where e.recorded_at < e.earlier order by s.id, e.version""", STREAM),
            new Question("feed-has-gaps", """
                    select 'seq ' || f.seq, 'is missing from the feed before it: the one before is ' || f.earlier
                    from (select seq, lag(seq, 1, 0) over (order by seq) as earlier from es.feed) f
                    where f.seq <> f.earlier + 1 order by f.seq""", "select seq from es.feed order by seq"),
            new Question("feed-is-incomplete", """
                    select s.id, 'version ' || e.version || ' is not in the feed'
                    from es.event e join es.stream s on s.number = e.stream
                    left join es.feed f on f.stream = e.stream and f.version = e.version
                    left join (select u.stream, u.first, u.first + u.count as after
                        from es.unsequenced, unnest(streams, firsts, counts) u (stream, first, count)) waiting
                        on waiting.stream = e.stream and e.version >= waiting.first and e.version < waiting.after
                    where f.seq is null and waiting.stream is null order by s.id, e.version""", FEED),
            new Question("feed-tells-twice", """
                    select s.id, 'version ' || f.version || ' is in the feed ' || count(*) || ' times'
                    from es.feed f join es.stream s on s.number = f.stream
                    group by s.id, f.version having count(*) > 1 order by s.id, f.version""", FEED),
            new Question("feed-tells-of-nothing", """
                    select coalesce(s.id, 'stream number ' || f.stream),
                        'version ' || f.version || ' is in the feed, but does not exist'
                    from es.feed f left join es.stream s on s.number = f.stream
                    left join es.event e on e.stream = f.stream and e.version = f.version
                    where e.stream is null and (s.number is not null
                        or (select count(*) from es.feed f where not exists (
                            select from es.stream s where s.number = f.stream))
                        <> (select sum(events) from es.forgotten))
                    order by f.seq limit 100""", FEED),
            new Question("removed-is-miscounted", """
                    select 'the feed', 'has ' || found || ' places of streams that do not exist, and ' || told
                        || ' events were removed on purpose'
                    from (select (select count(*) from es.feed f where not exists (
                            select from es.stream s where s.number = f.stream)) as found,
                        (select sum(events) from es.forgotten) as told) counted
                    where found <> told""", "select * from es.forgotten"),
            new Question("feed-out-of-order", """
                    select s.id, 'version ' || f.version || ' comes after version ' || f.earlier || ' in the feed'
                    from (select stream, version, seq,
                            lag(version) over (partition by stream order by seq) as earlier from es.feed) f
                    join es.stream s on s.number = f.stream
                    where f.version < f.earlier order by f.seq""", FEED),
            new Question("message-handled-twice", """
                    select s.id, 'message ' || e.message_id || ' has its effect ' || count(*) || ' times'
                    from (select distinct stream, message_id, recorded_at from es.event where message_id is not null) e
                    join es.stream s on s.number = e.stream
                    where s.category <> 'idempotency'
                    group by s.id, e.message_id having count(*) > 1 order by s.id""", STREAM),
            new Question("not-published-yet", """
                    select 'outbox row ' || id, 'waits to be published on ' || topic || ' for ' || key
                    from es.outbox order by id""", "select * from es.outbox order by id"),
            new Question("timer-overdue", """
                    select s.id, 'has timer ' || t.name || ', which was due at ' || t.due
                    from es.timer t join es.stream s on s.number = t.owner
                    where t.due < now() - interval '5 seconds' order by t.due""", "select * from es.timer where due < now() order by due"),
            new Question(
                    "inbox-knows-twice",
                    """
                    select s.id, 'message ' || i.message_id || ' is in the inbox ' || count(*) || ' times'
                    from es.inbox i join es.stream s on s.number = i.stream
                    group by s.id, i.message_id having count(*) > 1 order by s.id""",
                    "select * from es.inbox i join es.stream s on s.number = i.stream where s.id = '" + SUBJECT + "'"),
            new Question("inbox-forgot", """
                    select s.id, 'version ' || min(e.version) || ' follows from message ' || e.message_id
                        || ', which is not in the inbox'
                    from es.event e join es.stream s on s.number = e.stream
                    left join es.inbox i on i.stream = e.stream and i.message_id = e.message_id
                    where e.message_id is not null and i.stream is null
                        and e.recorded_at > now() - interval '20 days'
                    group by s.id, e.message_id order by s.id""", STREAM));

    private static final List<String> COUNTED = List.of("stream", "event", "inbox", "feed");
    private static final List<String> PLURALS = List.of("streams", "events", "handled messages", "places in the feed");

    /** @param service the name of the service whose store it is */
    static void check(Connection store, String service, Findings findings) throws SQLException {
        try (Statement statement = store.createStatement()) {
            statement.execute("set local jit = off");
            for (Question question : QUESTIONS) {
                ask(statement, question, service, findings);
            }
            for (int i = 0; i < COUNTED.size(); i++) {
                findings.checked(PLURALS.get(i), count(statement, "select count(*) from es." + COUNTED.get(i)));
            }
            if (count(
                            statement,
                            "select count(*) from es.event where message_id is not null and recorded_at <= now() - "
                                    + "interval '20 days'")
                    > 0) {
                findings.unchecked(service + ": whether messages handled 20 days ago were handled twice");
            }
        }
    }

    private static void ask(Statement statement, Question question, String service, Findings findings)
            throws SQLException {
        try (ResultSet wrong = statement.executeQuery(question.sql)) {
            while (wrong.next()) {
                String subject = wrong.getString(1);
                findings.wrong(
                        question.rule, service, subject, wrong.getString(2), question.look.replace(SUBJECT, subject));
            }
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private TableCheck() {}
}
