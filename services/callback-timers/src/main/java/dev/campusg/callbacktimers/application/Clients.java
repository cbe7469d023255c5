package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.delivery.Signing;
import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.store.ClientStore;
import dev.campusg.callbacktimers.store.ClientStore.ClientRow;
import dev.campusg.callbacktimers.store.ClientStore.KeyRow;
import dev.campusg.callbacktimers.store.ClientStore.SecretRow;
import dev.campusg.eventstore.Uuid7;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the operator does about clients. */
@Singleton
public class Clients {

    private final ClientStore store;
    private final Keys keys;
    private final Secrets secrets;
    private final Clock clock;

    /** @param key shown this once */
    public record Keyed(ClientRow client, String key, String prefix) {}

    /** @param secret shown this once */
    public record Signed(UUID id, String secret) {}

    /**
     * @param name null: as it was
     * @param rate requests a second
     */
    public record Limits(
            @Nullable String name,
            @Nullable Integer quota,
            @Nullable Double rate) {}

    Clients(ClientStore store, Keys keys, Secrets secrets, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Future<Keyed> add(Limits limits) {
        return store.add(Uuid7.nextId(), limits.name(), limits.quota(), limits.rate(), clock.instant())
                .compose(this::key);
    }

    public Future<List<ClientRow>> all() {
        return store.all();
    }

    public Future<ClientRow> find(UUID id) {
        return store.byId(id).map(found -> found.orElseThrow(Clients::unknown));
    }

    public Future<ClientRow> limit(UUID id, Limits limits) {
        requireNotOperator(id);
        return store.limit(id, limits.name(), limits.quota(), limits.rate())
                .map(found -> found.orElseThrow(Clients::unknown));
    }

    public Future<ClientRow> pause(UUID id) {
        return store.pause(id, clock.instant()).map(found -> found.orElseThrow(Clients::unknown));
    }

    public Future<ClientRow> resume(UUID id) {
        return store.resume(id).map(found -> found.orElseThrow(Clients::unknown));
    }

    public Future<Keyed> addKey(UUID id) {
        requireNotOperator(id);
        return find(id).compose(this::key);
    }

    private Future<Keyed> key(ClientRow client) {
        Keys.Fresh fresh = keys.fresh();
        return store.addKey(client.number(), fresh.prefix(), fresh.hash(), clock.instant())
                .map(new Keyed(client, fresh.key(), fresh.prefix()));
    }

    public Future<List<KeyRow>> keys(UUID id) {
        return find(id).compose(client -> store.keys(client.number()));
    }

    public Future<Void> revoke(UUID id, String prefix) {
        return find(id).compose(client -> store.revoke(client.number(), prefix, clock.instant()))
                .map(revoked -> {
                    keys.changed(prefix);
                    if (!revoked) {
                        throw Refusal.notFound("there is no such key");
                    }
                    return null;
                });
    }

    /** A further secret signs beside those there are. */
    public Future<Signed> addSecret(UUID id) {
        byte[] secret = Signing.newSecret();
        Signed signed = new Signed(Uuid7.nextId(), Signing.shown(secret));
        return find(id).compose(client -> store.addSecret(client.number(), signed.id(), secret, clock.instant())
                .map(added -> {
                    secrets.changed(client.number());
                    return signed;
                }));
    }

    public Future<List<SecretRow>> secrets(UUID id) {
        return find(id).compose(client -> store.secrets(client.number(), clock.instant()));
    }

    /** @param grace how long it still signs beside the others */
    public Future<Void> retire(UUID id, UUID secret, Duration grace) {
        return find(id).compose(client -> store.retire(
                        client.number(), secret, clock.instant().plus(grace))
                .map(retired -> {
                    secrets.changed(client.number());
                    if (!retired) {
                        throw Refusal.notFound("there is no such secret");
                    }
                    return null;
                }));
    }

    private static void requireNotOperator(UUID id) {
        if (id.equals(Caller.OPERATOR_ID)) {
            throw Refusal.conflict("the operator's key is API_KEY, and it has no limits");
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("there is no such client");
    }
}
