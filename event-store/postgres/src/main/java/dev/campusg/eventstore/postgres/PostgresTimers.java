package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.timers.HeldTimer;
import dev.campusg.eventstore.timers.Horizon;
import dev.campusg.eventstore.timers.TimerNews;
import dev.campusg.eventstore.timers.TimerShards;
import dev.campusg.eventstore.timers.TimerTable;
import dev.campusg.eventstore.timers.TimerTurn;
import dev.campusg.eventstore.timers.TimerTurn.Known;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The timers in the schema {@code es} of one PostgreSQL database, for whoever fires them. They are set, cancelled and
 * fired by {@code es.set_timers}, {@code es.cancel_timers} and {@code es.fire_timers} in the transactions of others.
 */
public final class PostgresTimers implements TimerTable {

    /** How long a statement may take: not longer than a lease is worth waiting for. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Statements statements;

    /** @param client a pool that caches prepared statements; it is not closed here */
    public PostgresTimers(SqlClient client) {
        this(new Statements(client, TIMEOUT));
    }

    PostgresTimers(Statements statements) {
        this.statements = statements;
    }

    @Override
    public CompletionStage<TimerNews> turn(TimerTurn turn) {
        return statements
                .run(Sql.TEND_TIMERS, parameters(turn))
                .map(rows -> news(turn, rows))
                .toCompletionStage();
    }

    private static Tuple parameters(TimerTurn turn) {
        Known known = turn.known();
        Tuple parameters = Tuple.of(turn.holder(), turn.lease().toMillis());
        if (known == null) {
            parameters.addArrayOfLong(null).addValue(null).addValue(null).addValue(null);
            parameters.addValue(null).addValue(null).addValue(null);
        } else {
            parameters
                    .addArrayOfLong(
                            LongStream.of(known.shards().epochs()).boxed().toArray(Long[]::new))
                    .addValue(Times.toDatabase(known.done()))
                    .addValue(known.settled())
                    .addValue(known.snapshot())
                    .addValue(Times.toDatabase(known.horizon().due()))
                    .addValue(known.horizon().owner())
                    .addValue(known.horizon().name());
        }
        return parameters.addValue(Times.toDatabase(turn.upTo())).addValue(turn.limit());
    }

    /** The first row is about who holds what, the second about what is known now, the others are timers. */
    private static TimerNews news(TimerTurn turn, RowSet<Row> rows) {
        Iterator<Row> row = rows.iterator();
        Row head = row.next();
        Row look = row.next();
        Known known = turn.known();
        boolean anew = head.getBoolean(3) || known == null;
        Horizon from = anew ? Horizon.at(instant(head.getOffsetDateTime(4))) : known.horizon();
        List<HeldTimer> timers = new ArrayList<>(rows.size());
        int window = 0;
        while (row.hasNext()) {
            HeldTimer timer = timer(row.next());
            timers.add(timer);
            window += from.isBeyond(timer) ? 0 : 1;
        }
        return new TimerNews(
                instant(head.getOffsetDateTime(0)),
                shards(head),
                head.getInteger(2),
                head.getLong(5),
                anew,
                look.getString(6),
                look.getLong(7),
                horizon(turn, from, window, timers),
                timers);
    }

    private static Horizon horizon(TimerTurn turn, Horizon from, int window, List<HeldTimer> timers) {
        if (window == turn.limit()) {
            return Horizon.after(timers.getLast());
        }
        Horizon wanted = Horizon.at(turn.upTo());
        return wanted.compareTo(from) > 0 ? wanted : from;
    }

    private static HeldTimer timer(Row row) {
        return new HeldTimer(row.getLong(9), row.getString(10), row.getLong(11), instant(row.getOffsetDateTime(8)));
    }

    private static TimerShards shards(Row head) {
        return new TimerShards(
                Stream.of(head.getArrayOfLongs(1)).mapToLong(Long::longValue).toArray());
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    @Override
    public CompletionStage<Void> postpone(List<HeldTimer> timers, Instant until) {
        Tuple parameters = HeldTimers.columns(timers).addValue(Times.toDatabase(until));
        return statements.run(Sql.POSTPONE_TIMERS, parameters).<Void>mapEmpty().toCompletionStage();
    }

    @Override
    public CompletionStage<Void> leave(String holder) {
        return statements
                .run(Sql.LEAVE_TIMERS, Tuple.of(holder))
                .<Void>mapEmpty()
                .toCompletionStage();
    }

    /** Empties a part of the table of looks that is over; whether there was one. To be called every few minutes. */
    public CompletionStage<Boolean> turnWheel() {
        return statements
                .run(Sql.TURN_TIMER_WHEEL, Tuple.tuple())
                .map(rows -> rows.iterator().next().getBoolean(0))
                .toCompletionStage();
    }
}
