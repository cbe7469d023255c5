package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.Outbox.Taken;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerStore.Looked;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.Verdict;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows as the values of the ports, column by position. */
final class Rows {

    static StepOutcome outcome(Step step, Row row) {
        return switch (row.getInteger(0)) {
            case 0 -> new StepOutcome.Conflict(row.getLong(1));
            case 1 -> new StepOutcome.Committed(row.getLong(1), timersSet(step, row));
            case 2 -> new StepOutcome.Duplicate(row.getString(2));
            case 3 -> new StepOutcome.Overtaken();
            default -> throw new IllegalStateException("es.run_steps answered status " + row.getInteger(0));
        };
    }

    /** The ids of all messages that the steps of a batch left, in the order they were given. */
    static Iterator<Long> messageIds(RowSet<Row> rows) {
        Long[] ids = rows.iterator().next().getArrayOfLongs(3);
        return ids == null ? Collections.emptyIterator() : List.of(ids).iterator();
    }

    private static List<HeldTimer> timersSet(Step step, Row row) {
        if (step.timers().isEmpty()) {
            return List.of();
        }
        List<HeldTimer> timers = new ArrayList<>();
        for (TimerChange change : TimerChanges.netOf(step.timers())) {
            if (change instanceof TimerChange.Set set) {
                timers.add(new HeldTimer(
                        row.getLong(4),
                        set.name(),
                        row.getLong(5),
                        Times.toDatabase(set.due()).toInstant()));
            }
        }
        return timers;
    }

    static Snapshot snapshot(Row row) {
        String state = row.getString(3);
        return new Snapshot(row.getLong(1), row.getInteger(2), state == null ? "null" : state);
    }

    static List<Sequenced> sequenced(RowSet<Row> rows) {
        return list(rows, row -> new Sequenced(row.getLong(0), envelope(StreamId.parse(row.getString(1)), row, 2)));
    }

    static Envelope envelope(StreamId stream, Row row, int first) {
        return new Envelope(
                stream,
                row.getLong(first),
                new NewEvent(row.getString(first + 2), row.getInteger(first + 1), row.getString(first + 3)),
                new Metadata(row.getString(first + 4), row.getString(first + 5), row.getString(first + 6)),
                row.getOffsetDateTime(first + 7).toInstant());
    }

    static Taken taken(RowSet<Row> rows) {
        boolean held = false;
        long floor = 0;
        List<Pending> messages = new ArrayList<>(rows.size());
        for (Row row : rows) {
            held = row.getBoolean(0);
            floor = held ? row.getLong(6) : 0;
            Long id = row.getLong(1);
            if (id != null) {
                messages.add(new Pending(
                        id,
                        new OutboxMessage(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                headers(row.getArrayOfStrings(5)))));
            }
        }
        return new Taken(held, floor, messages);
    }

    private static Map<String, String> headers(String[] namesAndValues) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    static List<Looked> looked(List<LeasedTimer> asked, RowSet<Row> rows) {
        Looked[] looked = new Looked[asked.size()];
        Arrays.fill(looked, Looked.GONE);
        for (Row row : rows) {
            int place = row.getInteger(0) - 1;
            LeasedTimer timer = asked.get(place);
            looked[place] = new Looked(
                    Verdict.of(row.getInteger(1)),
                    new DueTimer(
                            StreamId.parse(row.getString(2)),
                            timer.timer().name(),
                            row.getOffsetDateTime(3).toInstant(),
                            row.getString(4),
                            timer.fence()));
        }
        return Arrays.asList(looked);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> value) {
        List<T> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        return values;
    }

    private Rows() {}
}
