package dev.campusg.eventstore.quarkus.store;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes idempotency keys nobody has used for long, in portions, each a transaction of its own. */
@ApplicationScoped
class KeyRemoval {

    /** Keys looked at by one statement. */
    static final int PORTION = 1_000;

    /** A request with a key takes less: none is removed under its hands. */
    private static final Duration LEAST = Duration.ofHours(1);

    private final Pool pool;
    private final Clock clock;
    private final Duration keep;

    KeyRemoval(Pool pool, Clock clock, @ConfigProperty(name = "idempotency.keep") Duration keep) {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("idempotency.keep is at least " + LEAST + ", not " + keep);
        }
        this.pool = pool;
        this.clock = clock;
        this.keep = keep;
    }

    /** What a service cannot work with it says when it starts. */
    void start(@Observes StartupEvent started) {}

    /** Goes on from where it stopped last, to the end of all keys, but not for longer than a while. */
    Uni<Removed> run(Duration limit) {
        Instant began = clock.instant();
        return Multi.createBy()
                .repeating()
                .uni(() -> portion(began.minus(keep)))
                .whilst(portion -> !portion.ended() && clock.instant().isBefore(began.plus(limit)))
                .collect()
                .with(Collectors.reducing(Removed.NOTHING, Removed::and));
    }

    private Uni<Removed> portion(Instant before) {
        return pool.preparedQuery("select * from es.forget_keys($1, $2)")
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), PORTION))
                .map(rows -> removed(rows.iterator().next()));
    }

    private static Removed removed(Row row) {
        return new Removed(row.getLong("looked_at"), row.getLong("removed"), row.getBoolean("ended"));
    }
}
