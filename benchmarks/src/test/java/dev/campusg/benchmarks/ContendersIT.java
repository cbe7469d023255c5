package dev.campusg.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.benchmarks.Contender.Batch;
import dev.campusg.benchmarks.Contender.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContendersIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** One server for all three: it is what takes long. */
    @Test
    void each_contender_fires_what_it_was_given_once_and_leaves_the_rest() throws Exception {
        try (var store = new Store();
                var ours = new OurTimers(store);
                var dbScheduler = new DbSchedulerTimers(store.server(), Duration.ofMillis(100));
                var quartz = new QuartzTimers(store.server())) {
            for (var contender : List.of(ours, dbScheduler, quartz)) {
                fires(contender);
            }
            assertThat(new WindowReads(ours.database()).measure().window()).isPositive();
        }
    }

    private static void fires(Contender contender) throws Exception {
        contender.fill(10);
        contender
                .create(new Timer(1, Instant.now().plus(Duration.ofDays(1))))
                .toCompletableFuture()
                .join();
        var batch = new Batch(1_000_000, 100, Instant.now().plusMillis(200), 1_000);
        var watch = contender.ledger().watch(batch);
        Creations.create(contender, batch);
        assertThat(contender.kept(batch)).as(contender.name()).isEqualTo(100);
        contender.start();
        assertThat(watch.await(LIMIT)).as(contender.name()).isTrue();
        contender.stop();
        var written = contender.ledger().written(batch);
        assertThat(written.doubled()).as(contender.name()).isZero();
        assertThat(written.lost(batch, contender.kept(batch)))
                .as(contender.name())
                .isZero();
        assertThat(contender.kept()).as(contender.name()).isEqualTo(11);
    }
}
