package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.StreamId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a store stream by stream, whatever its size, within one transaction. */
final class StoreReader {

    private static final int PAGE = 5_000;

    private static final String STREAMS =
            "select number, id, version, schema, state::text from es.stream order by number";
    private static final String EVENTS = """
            select e.stream, s.id, e.version, e.schema, e.type, e.data::text, e.message_id, e.correlation_id, e.actor,
                e.recorded_at
            from es.event e join es.stream s on s.number = e.stream
            order by e.stream, e.version""";
    private static final String INBOX = """
            select i.stream, i.message_id, i.received_at
            from es.inbox i join es.stream s on s.number = i.stream
            order by i.stream, i.received_at, i.message_id""";
    private static final String TIMERS = """
            select t.owner, s.id, t.name, t.due, t.payload
            from es.timer t join es.stream s on s.number = t.owner
            order by t.owner, t.name""";

    /** Rows of one query that belong to streams, in the order of the streams. */
    private static final class Rows<T> {
        private final ResultSet rows;
        private final Reading<T> reading;
        private boolean more;

        Rows(Statement statement, String sql, Reading<T> reading) throws SQLException {
            statement.setFetchSize(PAGE);
            this.rows = statement.executeQuery(sql);
            this.reading = reading;
            this.more = rows.next();
        }

        List<T> of(long stream) throws SQLException {
            List<T> found = new ArrayList<>();
            while (more && rows.getLong(1) <= stream) {
                found.add(reading.of(rows));
                more = rows.next();
            }
            return found;
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    static void each(Connection store, Consumer<StreamLog> reader) throws SQLException {
        try (Statement one = store.createStatement();
                Statement two = store.createStatement();
                Statement three = store.createStatement();
                Statement four = store.createStatement()) {
            one.setFetchSize(PAGE);
            Rows<Envelope> events = new Rows<>(two, EVENTS, StoreReader::event);
            Rows<StreamLog.Seen> inbox = new Rows<>(three, INBOX, StoreReader::seen);
            Rows<DueTimer> timers = new Rows<>(four, TIMERS, StoreReader::timer);
            try (ResultSet streams = one.executeQuery(STREAMS)) {
                while (streams.next()) {
                    long number = streams.getLong("number");
                    reader.accept(new StreamLog(
                            StreamId.parse(streams.getString("id")),
                            streams.getLong("version"),
                            stored(streams),
                            events.of(number),
                            inbox.of(number),
                            timers.of(number)));
                }
            }
        }
    }

    private static @Nullable Snapshot stored(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return state == null ? null : new Snapshot(row.getLong("version"), row.getInt("schema"), state);
    }

    private static Envelope event(ResultSet row) throws SQLException {
        return new Envelope(
                StreamId.parse(row.getString("id")),
                row.getLong("version"),
                new NewEvent(row.getString("type"), row.getInt("schema"), row.getString("data")),
                new Metadata(row.getString("message_id"), row.getString("correlation_id"), row.getString("actor")),
                instant(row, "recorded_at"));
    }

    private static StreamLog.Seen seen(ResultSet row) throws SQLException {
        return new StreamLog.Seen(row.getString("message_id"), instant(row, "received_at"));
    }

    private static DueTimer timer(ResultSet row) throws SQLException {
        return new DueTimer(
                StreamId.parse(row.getString("id")),
                row.getString("name"),
                instant(row, "due"),
                row.getString("payload"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private StoreReader() {}
}
