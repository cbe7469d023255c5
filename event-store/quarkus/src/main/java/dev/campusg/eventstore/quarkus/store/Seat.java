package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.postgres.PostgresLeases;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which replica this is, where {@code KAFKA_GROUP_INSTANCE_ID} names it. Whoever is killed and started again under that name
 * has its leases again at once, as it has its place in its consumer group.
 */
@ApplicationScoped
public class Seat {

    /** Before anybody takes anything. */
    private static final int FIRST = 1;

    private final PostgresLeases leases;
    private final Optional<String> name;
    private final String holder;

    Seat(Pool pool, @ConfigProperty(name = "kafka.group.instance.id") Optional<String> name) {
        this.leases = new PostgresLeases(pool);
        this.name = name;
        this.holder = name.map(PostgresLeases::holder).orElse(UUID.randomUUID().toString());
    }

    void sitDown(@Observes @Priority(FIRST) StartupEvent started) {
        name.ifPresent(seat -> leases.depose(seat).toCompletableFuture().join());
    }

    /** Who this process is to whoever gives leases: one name a life. */
    public String holder() {
        return holder;
    }
}
