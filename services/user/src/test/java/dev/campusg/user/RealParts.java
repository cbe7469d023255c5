package dev.campusg.user;

import dev.campusg.contracts.Topics;
import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalKafka;
import dev.campusg.dev.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL and a real Kafka for the service under test. */
public class RealParts implements QuarkusTestResourceLifecycleManager {

    private LocalPostgres postgres;
    private LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        postgres = LocalPostgres.temporary(Durability.FULL).createDatabaseIfMissing("user");
        List<String> topics = Topics.ALL.stream()
                .flatMap(name -> Stream.of(name, name + "_dlq"))
                .toList();
        kafka = LocalKafka.temporary().createTopics(topics, 3);
        return Map.of(
                "DB_HOST", postgres.host(),
                "DB_PORT", String.valueOf(postgres.port()),
                "DB_NAME", "user",
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap(),
                "campusg.auth", "dev",
                "quarkus.http.test-port", "0",
                "test.jdbc", postgres.jdbcUrl("user"));
    }

    @Override
    public void stop() {
        kafka.close();
        postgres.close();
    }
}
