package dev.campusg.eventstore.quarkus.rebuild;

import dev.campusg.eventstore.Snapshot;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does a run. What writers wait for is never locked for longer than the writing of one portion, and every portion is
 * followed by a pause as long as it took, so that at most half a connection is used. Blocks: it has a thread of its own.
 */
final class Worker {

    /** How often a stream is looked at again that was changed in between. */
    static final int TRIES = 10;

    /** Passes of one run; a second finds what a replica wrote that had the wrong state cached, a third hardly anything. */
    static final int PASSES = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Pool pool;
    private final Logs logs;
    private final String holder;
    private final Duration betweenPasses;

    /** @param betweenPasses long enough for every replica to have heard that something was mended */
    Worker(Pool pool, Logs logs, String holder, Duration betweenPasses) {
        this.pool = pool;
        this.logs = logs;
        this.holder = holder;
        this.betweenPasses = betweenPasses;
    }

    /** Goes on from a place until the run ends, or is another's. */
    void work(Kind kind, long from) throws InterruptedException {
        long place = from;
        while (true) {
            List<List<Log>> portions = logs.after(place);
            for (List<Log> portion : portions) {
                long began = System.nanoTime();
                place = portion.getLast().number;
                if (!settled(kind, place, portion)) {
                    return;
                }
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                Thread.sleep(took.compareTo(LONGEST_PAUSE) < 0 ? took : LONGEST_PAUSE);
            }
            if (portions.isEmpty()) {
                Run pass = ended(kind);
                if (pass == null || pass.isOver()) {
                    return;
                }
                place = 0;
                Thread.sleep(betweenPasses);
            }
        }
    }

    /** Whether the run is still ours. */
    private boolean settled(Kind kind, long place, List<Log> portion) {
        List<Log> left = portion;
        for (int tries = 1; !left.isEmpty(); tries++) {
            Set<Long> again = settle(kind, place, left, tries == TRIES);
            if (again == null) {
                return false;
            }
            if (tries == TRIES) {
                return true;
            }
            left = left.stream().filter(log -> again.contains(log.number)).toList();
        }
        return true;
    }

    /** The numbers of those that changed meanwhile; null if the run is another's. */
    private @Nullable Set<Long> settle(Kind kind, long place, List<Log> portion, boolean last) {
        Map<Log, String> broken = new HashMap<>(logs.fold(portion));
        List<Log> whole = new ArrayList<>(portion.size());
        List<Snapshot> states = new ArrayList<>(portion.size());
        for (Log log : portion) {
            if (!broken.containsKey(log)) {
                try {
                    states.add(log.state());
                    whole.add(log);
                } catch (RuntimeException unfit) {
                    broken.put(log, String.valueOf(unfit.getMessage()));
                }
            }
        }
        Tuple parameters = Tuple.from(List.of(
                kind.stored(),
                holder,
                place,
                kind == Kind.REBUILD,
                whole.stream().map(log -> log.number).toArray(Long[]::new),
                states.stream().map(Snapshot::version).toArray(Long[]::new),
                states.stream().map(Snapshot::schema).toArray(Integer[]::new),
                states.stream().map(Snapshot::state).toArray(String[]::new),
                broken.keySet().stream().map(log -> log.id).toArray(String[]::new),
                last));
        RowSet<Row> answer = run("select es.settle_states($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", parameters);
        Long[] moved = answer.iterator().next().getArrayOfLongs(0);
        return moved == null ? null : Arrays.stream(moved).collect(Collectors.toSet());
    }

    private @Nullable Run ended(Kind kind) {
        RowSet<Row> rows = run(
                "select * from es.end_read_model_pass($1, $2, $3, $4)",
                Tuple.of(kind.stored(), holder, kind == Kind.REBUILD, PASSES));
        return rows.size() == 0 ? null : Run.of(rows.iterator().next());
    }

    private RowSet<Row> run(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).await().atMost(Logs.LIMIT);
    }
}
