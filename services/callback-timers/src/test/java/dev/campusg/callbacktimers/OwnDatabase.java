package dev.campusg.callbacktimers;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real PostgreSQL, and an environment in which this machine may be called and patience is short. */
public final class OwnDatabase implements QuarkusTestResourceLifecycleManager {

    static final String API_KEY = "a-key-of-the-operator-for-testing-only";

    private LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary(Durability.FULL).createDatabaseIfMissing("timers");
        return Map.of(
                "DATABASE_URL",
                        "postgres://%s:%s@%s:%d/timers"
                                .formatted(
                                        LocalPostgres.USER, LocalPostgres.PASSWORD, postgres.host(), postgres.port()),
                "API_KEY", API_KEY,
                "ALLOW_PRIVATE_TARGETS", "127.0.0.0/8",
                "CALL_TIMEOUT", "PT3S",
                "MAX_CALLS_PER_RECEIVER", "4",
                "quarkus.http.test-port", "0",
                "test.jdbc", postgres.jdbcUrl("timers"));
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
