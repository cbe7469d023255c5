package dev.campusg.callbacktimers.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Clients, their keys and their signing secrets. */
@Singleton
public class ClientStore {

    private static final String COLUMNS = "c.number, c.id, c.name, c.quota, c.rate, c.paused_at, c.created_at";

    private final Database database;

    /**
     * @param quota most timers that are not finished; null: no limit
     * @param rate requests a second; null: no limit
     */
    public record ClientRow(
            int number,
            UUID id,
            String name,
            @Nullable Integer quota,
            @Nullable Double rate,
            @Nullable Instant pausedAt,
            Instant createdAt) {}

    public record KeyRow(
            String prefix, Instant createdAt, @Nullable Instant revokedAt) {}

    /** A key that is in force. */
    public record KeyHolder(byte[] hash, ClientRow client) {}

    /** @param retiresAt signs until then; null: for good */
    public record SecretRow(
            UUID id,
            byte[] secret,
            Instant createdAt,
            @Nullable Instant retiresAt) {}

    ClientStore(Database database) {
        this.database = database;
    }

    public Future<ClientRow> add(
            UUID id, @Nullable String name, @Nullable Integer quota, @Nullable Double rate, Instant now) {
        return database.run(
                        "insert into callbacks.client as c (id, name, quota, rate, created_at)"
                                + " values ($1, $2, $3, $4, $5) returning " + COLUMNS,
                        Tuple.of(id, name, quota, rate, Columns.time(now)),
                        ClientStore::client)
                .map(List::getFirst);
    }

    public Future<Optional<ClientRow>> limit(
            UUID id, @Nullable String name, @Nullable Integer quota, @Nullable Double rate) {
        return database.first(
                "update callbacks.client c set name = coalesce($2, name), quota = $3, rate = $4 where id = $1 returning "
                        + COLUMNS,
                Tuple.of(id, name, quota, rate),
                ClientStore::client);
    }

    public Future<List<ClientRow>> all() {
        return database.run(
                "select " + COLUMNS + " from callbacks.client c order by c.number", Tuple.tuple(), ClientStore::client);
    }

    public Future<Optional<ClientRow>> byId(UUID id) {
        return database.first(
                "select " + COLUMNS + " from callbacks.client c where c.id = $1", Tuple.of(id), ClientStore::client);
    }

    public Future<Optional<ClientRow>> pause(UUID id, Instant now) {
        return database.first(
                "update callbacks.client c set paused_at = coalesce(paused_at, $2) where id = $1 returning " + COLUMNS,
                Tuple.of(id, Columns.time(now)),
                ClientStore::client);
    }

    /** Ends the pause, and then wakes what came due meanwhile; to be repeated if it fails. */
    public Future<Optional<ClientRow>> resume(UUID id) {
        return database.first(
                        "update callbacks.client c set paused_at = null where id = $1 returning " + COLUMNS,
                        Tuple.of(id),
                        ClientStore::client)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : wake(found.get().number(), 0L, null).map(found));
    }

    private Future<Void> wake(int client, long from, @Nullable OffsetDateTime due) {
        record Woken(@Nullable Long goingOn, OffsetDateTime due) {}
        return database.first(
                        "select * from callbacks.wake_client($1, $2, $3)",
                        Tuple.of(client, from, due),
                        row -> new Woken(row.getLong("going_on"), row.getOffsetDateTime("due")))
                .map(Optional::orElseThrow)
                .compose(woken -> woken.goingOn() == null
                        ? Future.succeededFuture()
                        : wake(client, woken.goingOn(), woken.due()));
    }

    public Future<Void> addKey(int client, String prefix, byte[] hash, Instant now) {
        return database.run(
                        "insert into callbacks.client_key (prefix, client, hash, created_at) values ($1, $2, $3, $4)",
                        Tuple.of(prefix, client, Buffer.buffer(hash), Columns.time(now)),
                        row -> row)
                .mapEmpty();
    }

    public Future<List<KeyRow>> keys(int client) {
        return database.run(
                "select * from callbacks.client_key where client = $1 order by created_at, prefix",
                Tuple.of(client),
                row -> new KeyRow(
                        row.getString("prefix"),
                        Columns.instant(row, "created_at"),
                        Columns.instantOrNull(row, "revoked_at")));
    }

    public Future<Boolean> revoke(int client, String prefix, Instant now) {
        return database.first(
                        "update callbacks.client_key set revoked_at = coalesce(revoked_at, $3)"
                                + " where client = $1 and prefix = $2 returning prefix",
                        Tuple.of(client, prefix, Columns.time(now)),
                        row -> row)
                .map(Optional::isPresent);
    }

    public Future<Optional<KeyHolder>> holder(String prefix) {
        return database.first(
                "select k.hash, " + COLUMNS + " from callbacks.client_key k join callbacks.client c"
                        + " on c.number = k.client where k.prefix = $1 and k.revoked_at is null",
                Tuple.of(prefix),
                row -> new KeyHolder(row.getBuffer("hash").getBytes(), client(row)));
    }

    public Future<Void> addSecret(int client, UUID id, byte[] secret, Instant now) {
        return database.run(
                        "insert into callbacks.signing_secret (id, client, secret, created_at) values ($1, $2, $3, $4)",
                        Tuple.of(id, client, Buffer.buffer(secret), Columns.time(now)),
                        row -> row)
                .mapEmpty();
    }

    /** Those that sign now, the newest first. */
    public Future<List<SecretRow>> secrets(int client, Instant now) {
        return database.run(
                "select * from callbacks.signing_secret where client = $1 and (retires_at is null or retires_at > $2)"
                        + " order by created_at desc, id",
                Tuple.of(client, Columns.time(now)),
                row -> new SecretRow(
                        row.getUUID("id"),
                        row.getBuffer("secret").getBytes(),
                        Columns.instant(row, "created_at"),
                        Columns.instantOrNull(row, "retires_at")));
    }

    public Future<Boolean> retire(int client, UUID id, Instant at) {
        return database.first(
                        "update callbacks.signing_secret set retires_at = least(retires_at, $3)"
                                + " where client = $1 and id = $2 returning id",
                        Tuple.of(client, id, Columns.time(at)),
                        row -> row)
                .map(Optional::isPresent);
    }

    private static ClientRow client(Row row) {
        return new ClientRow(
                row.getInteger("number"),
                row.getUUID("id"),
                row.getString("name"),
                row.getInteger("quota"),
                row.getDouble("rate"),
                Columns.instantOrNull(row, "paused_at"),
                Columns.instant(row, "created_at"));
    }
}
