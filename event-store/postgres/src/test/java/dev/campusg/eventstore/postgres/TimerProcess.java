package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.DueTimer;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.TimerOvertaken;
import dev.campusg.timers.StreamFiring;
import dev.campusg.timers.TimerEngine;
import dev.campusg.timers.TimerLimits;
import dev.campusg.timers.TimerMetrics;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;

/**
 * A replica with a timer engine in a process of its own, to be killed. Each timer that fires is an event in its stream; a
 * timer whose payload is a number above 1 is set again for one less.
 */
final class TimerProcess {

    static final String FIRED = "Fired";

    private static final Duration NEXT = Duration.ofSeconds(2);

    static Process start(String holder, TestDatabase database) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        TimerProcess.class.getName(),
                        holder,
                        database.uri())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private final PostgresEventStore store;
    private final StreamFiring firing;
    private final TimerEngine engine;

    private TimerProcess(String holder, String uri) {
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(PgConnectOptions.fromUri(uri).setCachePreparedStatements(true))
                .build();
        store = new PostgresEventStore(vertx, pool, (step, _, timers) -> {
            firing().committed(step);
            engine().set(timers);
        });
        firing = new StreamFiring(store, this::fire);
        engine = new TimerEngine(
                holder,
                store,
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(),
                firing,
                TimerMetrics.NONE,
                TimerLimits.DEFAULT);
        engine.start();
    }

    private StreamFiring firing() {
        return firing;
    }

    private TimerEngine engine() {
        return engine;
    }

    private CompletionStage<?> fire(DueTimer timer) {
        return store.snapshot(timer.stream())
                .thenCompose(current -> store.commit(effect(timer, current == null ? 0 : current.version())))
                .thenAccept(outcome -> {
                    switch (outcome) {
                        case StepOutcome.Committed _ -> {}
                        case StepOutcome.Overtaken _ -> throw new TimerOvertaken(timer.stream());
                        case StepOutcome.Conflict _, StepOutcome.Duplicate _ ->
                            throw new IllegalStateException("another was quicker");
                    }
                });
    }

    private static Step effect(DueTimer timer, long version) {
        int left = Integer.parseInt(timer.payload());
        List<TimerChange> changes = new ArrayList<>(List.of(timer.fired()));
        if (left > 1) {
            changes.add(new TimerChange.Set(timer.name(), Instant.now().plus(NEXT), "" + (left - 1)));
        }
        String what = "{\"name\": \"%s\", \"due\": \"%s\", \"left\": %d}".formatted(timer.name(), timer.due(), left);
        StreamId stream = timer.stream();
        return new Step(
                stream,
                version,
                new Metadata(null, null, "tester"),
                List.of(new NewEvent(FIRED, 1, what)),
                null,
                List.of(),
                changes,
                null);
    }

    public static void main(String[] arguments) throws InterruptedException {
        new TimerProcess(arguments[0], arguments[1]);
        Thread.currentThread().join();
    }
}
