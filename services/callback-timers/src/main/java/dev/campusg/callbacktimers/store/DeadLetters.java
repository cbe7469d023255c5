package dev.campusg.callbacktimers.store;

import dev.campusg.callbacktimers.domain.Spec;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What could not be delivered, and may be tried again by hand. */
@Singleton
public class DeadLetters {

    private final Database database;
    private final Specs specs;

    /** @param replayedAs the timer that tries it again */
    public record Letter(
            UUID id,
            UUID timer,
            int client,
            int occurrence,
            int attempts,
            Instant executeAt,
            Instant failedAt,
            String lastError,
            @Nullable UUID replayedAs,
            Spec spec) {}

    DeadLetters(Database database, Specs specs) {
        this.database = database;
        this.specs = specs;
    }

    /**
     * The newest first.
     *
     * @param before only older ones
     */
    public Future<List<Letter>> list(@Nullable Integer client, @Nullable UUID before, int limit) {
        return database.run(
                "select * from callbacks.dead_letter where ($1::int is null or client = $1)"
                        + " and ($2::uuid is null or id < $2) order by id desc limit $3",
                Tuple.of(client, before, limit),
                this::letter);
    }

    public Future<Optional<Letter>> byId(UUID id, @Nullable Integer client) {
        return database.first(
                "select * from callbacks.dead_letter where id = $1 and ($2::int is null or client = $2)",
                Tuple.of(id, client),
                this::letter);
    }

    public Future<Void> replayed(UUID id, UUID timer) {
        return database.run(
                        "update callbacks.dead_letter set replayed_as = $2 where id = $1",
                        Tuple.of(id, timer),
                        row -> row)
                .mapEmpty();
    }

    private Letter letter(Row row) {
        return new Letter(
                row.getUUID("id"),
                row.getUUID("timer"),
                row.getInteger("client"),
                row.getInteger("occurrence"),
                row.getInteger("attempts"),
                Columns.instant(row, "execute_at"),
                Columns.instant(row, "failed_at"),
                row.getString("last_error"),
                row.getUUID("replayed_as"),
                specs.decode(row));
    }
}
