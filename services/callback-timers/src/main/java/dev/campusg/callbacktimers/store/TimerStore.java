package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Status;
import dev.campusg.eventstore.postgres.Gathering;
import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Every operation on timers is one function and one round trip; what comes together goes together. */
@Singleton
public class TimerStore {

    /** Timers, not requests, that share a transaction. */
    private static final int MOST = 200;

    /** What is due sooner is told to the engine of this process at once; it reads the rest in time. */
    private static final Duration SOON = Duration.ofMinutes(1);

    /** Payloads up to so many bytes are read with their timers, larger ones when the call is made. */
    private static final int SMALL = 4 * 1024;

    private final Database database;
    private final Specs specs;
    private final Wakes wakes;
    private final Clock clock;
    private final Gathering<Creation, Creation.Answer> creations;
    private final Gathering<Change, Change.Result> changes;
    private final Gathering<Ended, Boolean> endings;
    private final Gathering<Postponed, Boolean> postponements;

    /** @param error what it waits for */
    public record Postponed(Begun begun, Instant until, String error) {}

    TimerStore(Vertx vertx, Database database, Specs specs, Wakes wakes, Clock clock) {
        this.database = database;
        this.specs = specs;
        this.wakes = wakes;
        this.clock = clock;
        this.creations = new Gathering<>(vertx, MOST, this::create);
        this.changes = new Gathering<>(vertx, MOST, this::change);
        this.endings = new Gathering<>(vertx, MOST, this::end);
        this.postponements = new Gathering<>(vertx, MOST, this::postpone);
    }

    public CompletionStage<Creation.Answer> create(Creation creation) {
        return creations.ask(creation);
    }

    public CompletionStage<Change.Result> change(Change change) {
        return changes.ask(change);
    }

    /** False: somebody else has the timer by now, and it is theirs to go on with. */
    public CompletionStage<Boolean> end(Ended ended) {
        return endings.ask(ended);
    }

    public CompletionStage<Boolean> postpone(Postponed postponed) {
        return postponements.ask(postponed);
    }

    /** Takes timers whose wakes are due, for at most so long; an answer for each wake. */
    public CompletionStage<List<Taken>> begin(List<LeasedTimer> wakes, Duration lease) {
        Instant now = clock.instant();
        return database.run(
                        "select * from callbacks.begin_attempts($1, $2, $3, $4 * interval '1 millisecond', $5)",
                        () -> new Columns<>(wakes)
                                .longs(wake -> wake.timer().owner())
                                .longs(wake -> wake.timer().version())
                                .longs(LeasedTimer::epoch)
                                .and((double) lease.toMillis(), SMALL),
                        row -> new Taken(
                                wakes.get(row.getInteger("place") - 1),
                                Verdict.of(row.getInteger("status")),
                                row.getLong("number") == null ? null : begun(row, now)))
                .toCompletionStage();
    }

    private Begun begun(Row row, Instant now) {
        return new Begun(
                row.getLong("number"),
                row.getInteger("version"),
                row.getUUID("id"),
                row.getInteger("client"),
                row.getInteger("occurrence"),
                row.getInteger("attempt"),
                Columns.instant(row, "execute_at"),
                Columns.instant(row, "planned_at"),
                Columns.instant(row, "due_at"),
                now,
                row.getBoolean("lost"),
                specs.decode(row.getString("spec")).with(row.getString("payload"), null),
                row.getInteger("payload_bytes"));
    }

    /** The payload that did not come along; none if somebody else has the timer by now. */
    public CompletionStage<Optional<String>> payload(Begun begun) {
        return database.first(
                        "select t.payload from callbacks.timer t where t.number = $1 and t.version = $2",
                        Tuple.of(begun.number(), begun.version()),
                        row -> row.getString(0))
                .toCompletionStage();
    }

    private Future<List<Creation.Answer>> create(List<Creation> together) {
        Instant now = together.getLast().now();
        return database.run(
                "select * from callbacks.create_timers($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                () -> {
                    record Placed(int request, Creation.New timer) {}
                    List<Placed> timers = new ArrayList<>();
                    for (int i = 0; i < together.size(); i++) {
                        int request = i + 1;
                        together.get(i).timers().forEach(timer -> timers.add(new Placed(request, timer)));
                    }
                    Tuple requests = new Columns<>(together)
                            .ints(Creation::client)
                            .ints(Creation::quota)
                            .texts(Creation::key)
                            .bytes(Creation::hash)
                            .texts(Creation::answer)
                            .and();
                    Tuple rows = new Columns<>(timers)
                            .ints(Placed::request)
                            .ids(placed -> placed.timer().id())
                            .times(placed -> placed.timer().executeAt())
                            .texts(placed -> specs.encode(placed.timer().spec()))
                            .texts(placed -> placed.timer().spec().payload())
                            .texts(placed -> placed.timer().spec().metadata())
                            .and(Columns.time(now), Columns.time(now.plus(SOON)));
                    return joined(requests, rows);
                },
                row -> {
                    wakes.set(near(row));
                    return new Creation.Answer(Creation.Status.values()[row.getInteger(0) - 1], row.getString(1));
                });
    }

    private static List<HeldTimer> near(Row row) {
        Long[] numbers = row.getArrayOfLongs("near");
        OffsetDateTime[] due = row.getArrayOfOffsetDateTimes("near_due");
        return numbers == null
                ? List.of()
                : IntStream.range(0, numbers.length)
                        .mapToObj(
                                i -> new HeldTimer(numbers[i], Wakes.NAME, row.getLong("version"), due[i].toInstant()))
                        .toList();
    }

    private static Tuple joined(Tuple first, Tuple second) {
        for (int i = 0; i < second.size(); i++) {
            first.addValue(second.getValue(i));
        }
        return first;
    }

    private Future<List<Change.Result>> change(List<Change> together) {
        return database.run(
                "select * from callbacks.change_timers($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                () -> new Columns<>(together)
                        .ints(change -> change.kind().ordinal() + 1)
                        .ids(Change::id)
                        .ints(Change::client)
                        .ints(Change::version)
                        .times(Change::executeAt)
                        .texts(change -> change.spec() == null ? null : specs.encode(change.spec()))
                        .texts(change ->
                                change.spec() == null ? null : change.spec().payload())
                        .texts(change ->
                                change.spec() == null ? null : change.spec().metadata())
                        .and(Columns.time(clock.instant())),
                row -> {
                    if (row.getLong("woken") != null) {
                        woken(row.getLong("number"), row, Columns.instant(row, "due_at"));
                    }
                    return new Change.Result(Change.Outcome.values()[row.getInteger(0)], row.getString(1));
                });
    }

    private void woken(long number, Row row, Instant due) {
        wakes.set(List.of(new HeldTimer(number, Wakes.NAME, row.getLong("woken"), due)));
    }

    private Future<List<Boolean>> end(List<Ended> together) {
        return database.run(
                        "select * from callbacks.end_attempts($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
                                + "$11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
                        () -> new Columns<>(together)
                                .longs(ended -> ended.begun().number())
                                .ints(ended -> ended.begun().version())
                                .texts(ended -> ended.next().status().word())
                                .ints(ended -> ended.next().occurrence())
                                .ints(ended -> ended.next().attempt())
                                .times(ended -> ended.next().executeAt())
                                .times(ended -> ended.next().dueAt())
                                .times(Ended::executedAt)
                                .texts(Ended::error)
                                .ids(Ended::deadLetter)
                                .booleans(ended -> ended.call() != null)
                                .ints(ended -> ended.begun().occurrence())
                                .ints(ended -> ended.begun().attempt())
                                .times(ended -> ended.begun().plannedAt())
                                .times(ended -> ended.begun().dueAt())
                                .times(ended -> ended.begun().begunAt())
                                .times(ended -> ended.call() == null
                                        ? null
                                        : ended.call().sentAt())
                                .ints(ended -> ended.call() == null
                                        ? null
                                        : ended.call().code())
                                .texts(ended -> ended.call() == null
                                        ? null
                                        : ended.call().error())
                                .texts(ended -> ended.call() == null
                                        ? null
                                        : ended.call().response())
                                .and(Columns.time(clock.instant())),
                        Function.identity())
                .map(rows -> heard(
                        rows,
                        i -> together.get(i).begun().number(),
                        i -> together.get(i).next().status() == Status.PENDING
                                ? together.get(i).next().dueAt()
                                : null));
    }

    /** Whether each was current; those that wait now are told to the engine. */
    private List<Boolean> heard(List<Row> rows, IntFunction<Long> number, IntFunction<@Nullable Instant> due) {
        for (int i = 0; i < rows.size(); i++) {
            Instant next = due.apply(i);
            if (rows.get(i).getBoolean("current") && next != null) {
                woken(number.apply(i), rows.get(i), next);
            }
        }
        return rows.stream().map(row -> row.getBoolean("current")).toList();
    }

    private Future<List<Boolean>> postpone(List<Postponed> together) {
        return database.run(
                        "select * from callbacks.postpone_attempts($1, $2, $3, $4, $5)",
                        () -> new Columns<>(together)
                                .longs(postponed -> postponed.begun().number())
                                .ints(postponed -> postponed.begun().version())
                                .times(Postponed::until)
                                .texts(Postponed::error)
                                .and(Columns.time(clock.instant())),
                        Function.identity())
                .map(rows -> heard(
                        rows,
                        i -> together.get(i).begun().number(),
                        i -> together.get(i).until()));
    }
}
