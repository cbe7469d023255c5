package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.store.ClientStore.ClientRow;
import dev.campusg.callbacktimers.store.ClientStore.KeyRow;
import dev.campusg.callbacktimers.store.ClientStore.SecretRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the operator gets. */
final class ClientViews {

    private ClientViews() {}

    @RegisterForReflection
    record Client(
            UUID id,
            String name,
            @Nullable Integer quota,
            @Nullable Double ratePerSecond,
            boolean paused,
            Instant createdAt) {

        static Client of(ClientRow row) {
            return new Client(row.id(), row.name(), row.quota(), row.rate(), row.pausedAt() != null, row.createdAt());
        }
    }

    @RegisterForReflection
    record Clients(List<Client> clients) {}

    @RegisterForReflection
    record NewKey(
            UUID clientId,
            String prefix,
            @Schema(description = "shown this once") String apiKey) {}

    @RegisterForReflection
    record Key(String prefix, Instant createdAt, @Nullable Instant revokedAt) {

        static Key of(KeyRow row) {
            return new Key(row.prefix(), row.createdAt(), row.revokedAt());
        }
    }

    @RegisterForReflection
    record Keys(List<Key> keys) {}

    @RegisterForReflection
    record NewSecret(
            UUID id,
            @Schema(description = "shown this once") String secret) {}

    @RegisterForReflection
    record Secret(UUID id, Instant createdAt, @Nullable Instant retiresAt) {

        static Secret of(SecretRow row) {
            return new Secret(row.id(), row.createdAt(), row.retiresAt());
        }
    }

    @RegisterForReflection
    record Secrets(List<Secret> secrets) {}
}
