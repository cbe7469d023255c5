package dev.campusg.eventstore.quarkus.rebuild;

import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.NewEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Reads streams and their events in bounded portions. Blocks. */
final class Logs {

    /** Streams found by one statement. */
    static final int STREAMS = 500;

    /** Events read by one statement, and about as many as are held at once. */
    static final int EVENTS = 2_000;

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Logs.class);

    private final Pool pool;
    private final Map<String, ? extends CommandHandler<?, ?, ?>> handlers;

    Logs(Pool pool, Map<String, ? extends CommandHandler<?, ?, ?>> handlers) {
        this.pool = pool;
        this.handlers = handlers;
    }

    /** The next streams after a place, in portions that have not too many events; empty at the end. */
    List<List<Log>> after(long place) {
        RowSet<Row> rows = pool.preparedQuery("select * from es.next_streams($1, $2, $3)")
                .execute(Tuple.of(handlers.keySet().toArray(String[]::new), place, STREAMS))
                .await()
                .atMost(LIMIT);
        List<List<Log>> portions = new ArrayList<>();
        long room = 0;
        for (Row row : rows) {
            Log log = log(row.getLong(0), row.getString(1), row.getLong(2));
            if (portions.isEmpty() || log.length > room) {
                portions.add(new ArrayList<>());
                room = EVENTS;
            }
            portions.getLast().add(log);
            room -= log.length;
        }
        return portions;
    }

    private Log log(long number, String id, long length) {
        CommandHandler<?, ?, ?> handler = handlers.get(id.substring(0, id.indexOf('-')));
        return new Log(number, id, length, new Refold<>(handler));
    }

    /**
     * Folds what these streams have beyond what is folded.
     *
     * @return those that cannot be folded, with the reason
     */
    Map<Log, String> fold(List<Log> logs) {
        Map<Log, String> broken = new HashMap<>();
        List<Log> left = logs;
        while (!left.isEmpty()) {
            RowSet<Row> rows = pool.preparedQuery("select * from es.read_logs($1, $2, $3)")
                    .execute(Tuple.of(
                            left.stream().map(log -> log.number).toArray(Long[]::new),
                            left.stream().map(Log::folded).toArray(Long[]::new),
                            EVENTS))
                    .await()
                    .atMost(LIMIT);
            int last = 0;
            for (Row row : rows) {
                last = row.getInteger(0) - 1;
                fold(left.get(last), row, broken);
            }
            // A full answer may have stopped in the middle of its last stream.
            List<Log> rest = rows.size() < EVENTS ? List.of() : left.subList(last, left.size());
            left = rest.stream()
                    .filter(log -> log.folded() < log.length && !broken.containsKey(log))
                    .toList();
        }
        broken.forEach((log, why) -> LOG.warnf("%s cannot be folded: %s", log.id, why));
        return broken;
    }

    private static void fold(Log log, Row row, Map<Log, String> broken) {
        if (broken.containsKey(log)) {
            return;
        }
        try {
            log.next(row.getLong(1), new NewEvent(row.getString(3), row.getInteger(2), row.getString(4)));
        } catch (RuntimeException unfit) {
            broken.put(log, String.valueOf(unfit.getMessage()));
        }
    }
}
