package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Status;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads timers wherever they are: among those under way or in the history. */
@Singleton
public class TimerQueries {

    private static final String UNDER_WAY = "t.number, t.id, t.client, t.status, t.paused, t.version, t.occurrence, "
            + "t.attempt, t.execute_at, t.planned_at, t.due_at, t.created_at, t.updated_at, t.executed_at, "
            + "t.last_error, t.spec";
    private static final String FINISHED = "t.number, t.id, t.client, t.status, false as paused, 0 as version, "
            + "t.occurrence, t.attempt, t.execute_at, null::timestamptz as planned_at, null::timestamptz as due_at, "
            + "t.created_at, t.updated_at, t.executed_at, t.last_error, t.spec";
    private static final String LARGE = ", t.payload, t.metadata";
    private static final String NOT_LARGE = ", null as payload, null as metadata";
    private static final String OF_CLIENT = " and ($2::int is null or t.client = $2)";

    /** More attempts than are shown of one timer. */
    private static final int MOST_ATTEMPTS = 200;

    private final Database database;
    private final Specs specs;

    TimerQueries(Database database, Specs specs) {
        this.database = database;
        this.specs = specs;
    }

    /** @param client whose it must be; null: anybody's */
    public Future<Optional<TimerRow>> byId(UUID id, @Nullable Integer client) {
        return database.first(
                "select " + UNDER_WAY + LARGE + " from callbacks.timer t where t.id = $1" + OF_CLIENT
                        + " union all select " + FINISHED + LARGE + " from callbacks.finished t where t.id = $1"
                        + OF_CLIENT + " limit 1",
                Tuple.of(id, client),
                this::timer);
    }

    /** Without payloads and metadata. */
    public Future<List<TimerRow>> list(Listing listing) {
        Parameters parameters = new Parameters();
        String limit = " limit " + parameters.next(listing.limit());
        String offset = " offset " + parameters.next(listing.offset());
        String reach = " limit " + parameters.next(listing.limit() + listing.offset());
        String order = order(listing);
        String parts = sources(listing)
                .map(source -> "(" + part(listing, source, parameters.conditions(listing), order + reach) + ")")
                .collect(Collectors.joining(" union all "));
        return database.run(
                "select * from (" + parts + ") t" + order + limit + offset, parameters.tuple(), this::timer);
    }

    public Future<Long> count(Listing listing) {
        Parameters parameters = new Parameters();
        String client = listing.client() == null ? "" : " and t.client = " + parameters.next(listing.client());
        String status = listing.status() == null
                ? ""
                : " and t.status = " + parameters.next(listing.status().word());
        String counts = sources(listing)
                .map(source -> "(select count(*) from " + source.table + " t where true" + client + status + ")")
                .collect(Collectors.joining(" + "));
        return database.run("select " + counts, parameters.tuple(), row -> row.getLong(0))
                .map(List::getFirst);
    }

    private enum Source {
        UNDER_WAY_ONES("callbacks.timer", UNDER_WAY),
        FINISHED_ONES("callbacks.finished", FINISHED);

        private final String table;
        private final String columns;

        Source(String table, String columns) {
            this.table = table;
            this.columns = columns;
        }
    }

    private static Stream<Source> sources(Listing listing) {
        Status status = listing.status();
        if (status == null) {
            return Stream.of(Source.values());
        }
        return Stream.of(status.isFinal() ? Source.FINISHED_ONES : Source.UNDER_WAY_ONES);
    }

    /** Of everybody's timers, each client's are read by its own index, then merged. */
    private static String part(Listing listing, Source source, String conditions, String orderAndReach) {
        String of = "select " + source.columns + NOT_LARGE + " from " + source.table + " t where t.client = %s"
                + conditions + orderAndReach;
        return listing.client() == null
                ? "select t.* from callbacks.client c cross join lateral (" + of.formatted("c.number") + ") t"
                        + orderAndReach
                : of.formatted("$4");
    }

    private static String order(Listing listing) {
        String direction = listing.ascending() ? "" : " desc";
        return " order by t." + listing.sort().name().toLowerCase(Locale.ROOT) + direction + ", t.number" + direction;
    }

    /** Values bound so far; a condition that both halves of a union have is bound once. */
    private static final class Parameters {
        private final Tuple tuple = Tuple.tuple();
        private @Nullable String conditions;

        String next(Object value) {
            tuple.addValue(value);
            return "$" + tuple.size();
        }

        String conditions(Listing listing) {
            if (conditions == null) {
                conditions = bind(listing);
            }
            return conditions;
        }

        private String bind(Listing listing) {
            StringBuilder all = new StringBuilder();
            if (listing.client() != null) {
                next(listing.client());
            }
            if (listing.status() != null) {
                all.append(" and t.status = ").append(next(listing.status().word()));
            }
            Listing.Place after = listing.after();
            if (after != null) {
                all.append(" and (t.")
                        .append(listing.sort().name().toLowerCase(Locale.ROOT))
                        .append(", t.number) ")
                        .append(listing.ascending() ? "> (" : "< (")
                        .append(next(Columns.time(after.at())))
                        .append(", ")
                        .append(next(after.number()))
                        .append(")");
            }
            return all.toString();
        }

        Tuple tuple() {
            return tuple;
        }
    }

    /** @param hash of the request it was given to */
    public record Known(byte[] hash, String answer) {}

    /** What was answered under a key. */
    public Future<Optional<Known>> answer(int client, String key) {
        return database.first(
                "select i.hash, i.answer from callbacks.idempotency i where i.client = $1 and i.key = $2",
                Tuple.of(client, key),
                row -> new Known(row.getBuffer(0).getBytes(), row.getString(1)));
    }

    /** The latest first. */
    public Future<List<AttemptRow>> attempts(long number) {
        return database.run(
                "select * from callbacks.attempt where timer = $1 order by ended_at desc, attempt desc limit $2",
                Tuple.of(number, MOST_ATTEMPTS),
                row -> new AttemptRow(
                        row.getInteger("occurrence"),
                        row.getInteger("attempt"),
                        Columns.instant(row, "planned_at"),
                        Columns.instant(row, "due_at"),
                        Columns.instant(row, "begun_at"),
                        Columns.instantOrNull(row, "sent_at"),
                        Columns.instant(row, "ended_at"),
                        row.getInteger("code"),
                        row.getString("error"),
                        row.getString("response")));
    }

    private TimerRow timer(Row row) {
        return new TimerRow(
                row.getLong("number"),
                row.getUUID("id"),
                row.getInteger("client"),
                Status.named(row.getString("status")),
                row.getBoolean("paused"),
                row.getInteger("version"),
                row.getInteger("occurrence"),
                row.getInteger("attempt"),
                Columns.instant(row, "execute_at"),
                Columns.instantOrNull(row, "planned_at"),
                Columns.instantOrNull(row, "due_at"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                Columns.instantOrNull(row, "executed_at"),
                row.getString("last_error"),
                specs.decode(row));
    }
}
