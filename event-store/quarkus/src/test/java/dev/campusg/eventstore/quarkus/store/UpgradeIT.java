package dev.campusg.eventstore.quarkus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeIT {

    private static final Path STORE = Path.of("../postgres/src/main/resources/db/eventstore");
    private static final Path SHARED = Path.of("src/main/resources/META-INF/microprofile-config.properties");

    /** What the store had when services were first released, each with versions of its own from 1 on. */
    private static final List<String> RELEASED = List.of(
            "V0_1__streams.sql", "V0_2__inbox.sql", "V0_3__outbox.sql", "V0_4__timers.sql", "V0_5__queue_floors.sql");

    @Test
    void a_database_of_an_earlier_release_gets_what_the_store_has_gained(@TempDir Path before, @TempDir Path service)
            throws IOException {
        Files.writeString(service.resolve("V1__lists.sql"), "create index by_x on es.stream ((state ->> 'x'));");
        for (String name : RELEASED) {
            Files.copy(STORE.resolve(name), before.resolve(name));
        }
        try (LocalPostgres postgres = LocalPostgres.temporary(Durability.NONE)) {
            migrate(postgres, before, service);
            assertThat(migrate(postgres, STORE, service).migrations)
                    .extracting(one -> one.version)
                    .contains("0.7")
                    .doesNotContain("0.1", "1");
            assertThat(migrate(postgres, STORE, service).migrationsExecuted).isZero();
        }
    }

    private static MigrateResult migrate(LocalPostgres postgres, Path store, Path service) throws IOException {
        Properties shared = new Properties();
        try (Reader file = Files.newBufferedReader(SHARED)) {
            shared.load(file);
        }
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl("postgres"), LocalPostgres.USER, LocalPostgres.PASSWORD)
                .locations("filesystem:" + store, "filesystem:" + service)
                .schemas(shared.getProperty("quarkus.flyway.schemas").split(","))
                .outOfOrder(Boolean.parseBoolean(shared.getProperty("quarkus.flyway.out-of-order")))
                .load()
                .migrate();
    }
}
