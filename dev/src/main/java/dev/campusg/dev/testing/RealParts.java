package dev.campusg.dev.testing;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalKafka;
import dev.campusg.dev.LocalPostgres;
import dev.campusg.dev.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL and a real Kafka for the service under test, which gets the arguments as settings; a {@link Wire} to
 * that Kafka for the fields of the test.
 */
public final class RealParts implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "service";

    private final Map<String, String> settings = new HashMap<>();
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private Wire wire;

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary(Durability.FULL).createDatabaseIfMissing(DATABASE);
        kafka = LocalKafka.temporary().createTopics(Topics.from(Map.of()).keySet(), 3);
        wire = new Wire(kafka.bootstrap(), Topics.from(Map.of()).keySet());
        settings.putAll(Map.of(
                "DB_HOST", postgres.host(),
                "DB_PORT", String.valueOf(postgres.port()),
                "DB_NAME", DATABASE,
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap(),
                "campusg.auth", "dev",
                "quarkus.http.test-port", "0",
                "test.jdbc", postgres.jdbcUrl(DATABASE)));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(wire, new TestInjector.MatchesType(Wire.class));
    }

    @Override
    public void stop() {
        wire.close();
        kafka.close();
        postgres.close();
    }
}
