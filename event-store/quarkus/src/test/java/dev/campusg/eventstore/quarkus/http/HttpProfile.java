package dev.campusg.eventstore.quarkus.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The border alone: no database, no broker, headers instead of tokens. */
public class HttpProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("campusg.auth", "dev");
        settings.put("campusg.public-paths", "/open");
        settings.put("quarkus.http.test-port", "0");
        settings.put(
                "quarkus.arc.exclude-types",
                "dev.campusg.eventstore.quarkus.store.*,dev.campusg.eventstore.quarkus.kafka.*,"
                        + "dev.campusg.eventstore.quarkus.live.*,dev.campusg.eventstore.quarkus.rebuild.*");
        settings.put("quarkus.datasource.reactive", "false");
        settings.put("quarkus.datasource.jdbc", "false");
        settings.put("quarkus.datasource.health.enabled", "false");
        settings.put("quarkus.flyway.migrate-at-start", "false");
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MemoryStore.class);
    }
}
