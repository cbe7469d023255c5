package dev.campusg.eventstore.quarkus.rebuild;

import dev.campusg.eventstore.CommandHandler;
import dev.campusg.eventstore.messaging.Participant;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Begins runs, takes over those whose replica died, and drops what is cached when somebody has mended something: a
 * replica that had cached a wrong state would write it again with its next event.
 */
@ApplicationScoped
class ReadModels {

    /** A run that was not touched for so long has lost its replica. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(ReadModels.class);

    private final Pool pool;
    private final List<? extends CommandHandler<?, ?, ?>> handlers;
    private final String holder = UUID.randomUUID().toString();
    private final Worker worker;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Kind.values().length,
            work -> Thread.ofPlatform().name("read-models").daemon().unstarted(work));
    private final Map<Kind, CompletableFuture<Void>> working = new EnumMap<>(Kind.class);
    private final AtomicLong different = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private long mendedEver = -1;

    ReadModels(
            Pool pool,
            @All List<Participant<?, ?, ?>> participants,
            @ConfigProperty(name = "read-models.watch") Duration watch,
            MeterRegistry metrics) {
        this.pool = pool;
        this.handlers = participants.stream().map(Participant::streams).toList();
        Map<String, CommandHandler<?, ?, ?>> byCategory =
                handlers.stream().collect(Collectors.toMap(CommandHandler::category, Function.identity(), (a, _) -> a));
        // Twice: whoever looked just before the mending, and was slow, has looked once more.
        this.worker = new Worker(pool, new Logs(pool, byCategory), holder, watch.multipliedBy(2));
        Gauge.builder("read.models.different", different, AtomicLong::get)
                .description("states that differed from their events when that was last checked")
                .register(metrics);
        Gauge.builder("read.models.broken", broken, AtomicLong::get)
                .description("streams whose events could not be folded when that was last checked")
                .register(metrics);
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    /** Begins a run, or joins the one that is under way; answers when it is over, or after a while. */
    Uni<Run> begin(Kind kind, Duration patience) {
        return claim(kind, true)
                .chain(() -> Uni.createFrom().completionStage(() -> underWay(kind)))
                .ifNoItem()
                .after(patience)
                .recoverWithItem((Void) null)
                .chain(() -> latest(kind));
    }

    private synchronized CompletableFuture<Void> underWay(Kind kind) {
        // A copy: whoever loses patience must not end the work.
        return working.getOrDefault(kind, CompletableFuture.completedFuture(null))
                .copy();
    }

    Uni<Run> latest(Kind kind) {
        return runs().map(rows -> rows.stream()
                .filter(row -> row.getString("kind").equals(kind.stored()))
                .map(Run::of)
                .findFirst()
                .orElseThrow());
    }

    private Uni<List<Row>> runs() {
        return pool.query("select * from es.read_model_run")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Uni<Void> claim(Kind kind, boolean begin) {
        return pool.preparedQuery("select * from es.claim_read_model_run($1, $2, $3, make_interval(secs => $4))")
                .execute(Tuple.of(kind.stored(), holder, begin, (double) SILENCE.toSeconds()))
                .invoke(rows -> workIfOurs(kind, rows.iterator().next()))
                .replaceWithVoid();
    }

    private synchronized void workIfOurs(Kind kind, Row run) {
        boolean ours = run.getString("holder").equals(holder) && run.getOffsetDateTime("finished_at") == null;
        if (ours && underWay(kind).isDone()) {
            long place = run.getLong("place");
            working.put(kind, CompletableFuture.runAsync(() -> work(kind, place), threads));
        }
    }

    private void work(Kind kind, long place) {
        try {
            worker.work(kind, place);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warnf("A %s of the read models stopped, and will go on: %s", kind.stored(), failed);
        }
    }

    @Scheduled(every = "{read-models.watch}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> watch() {
        return runs().chain(rows -> {
                    rows.forEach(this::note);
                    return Multi.createFrom()
                            .iterable(rows)
                            .filter(ReadModels::isLeftAlone)
                            .onItem()
                            .transformToUniAndConcatenate(row -> claim(kind(row), false))
                            .collect()
                            .last();
                })
                .onFailure()
                .invoke(away -> LOG.warnf("Runs over the read models cannot be seen, trying again: %s", away))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void note(Row row) {
        if (kind(row) == Kind.CHECK) {
            different.set(row.getLong("different"));
            broken.set(row.getLong("broken"));
            return;
        }
        long ever = row.getLong("mended_ever");
        // The first look counts, too: what was loaded before it may have been mended since.
        if (ever != mendedEver) {
            handlers.forEach(CommandHandler::forget);
        }
        mendedEver = ever;
    }

    private static boolean isLeftAlone(Row row) {
        return row.getInteger("pass") > 0
                && row.getOffsetDateTime("finished_at") == null
                && row.getOffsetDateTime("touched_at")
                        .isBefore(OffsetDateTime.now().minus(SILENCE));
    }

    private static Kind kind(Row row) {
        return Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    }
}
