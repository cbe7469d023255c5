package dev.campusg.callbacktimers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.campusg.dev.Durability;
import dev.campusg.dev.LocalPostgres;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three processes as they are shipped, of which one is killed and one stopped for longer than its lease. */
class ReplicasIT {

    private static final int TIMERS = 900;
    private static final Duration TO_START = Duration.ofSeconds(180);
    private static final Duration TO_SETTLE = Duration.ofSeconds(120);

    /** All are due within it, and a third is canceled or moved at the very instant. */
    private static final Duration SPREAD = Duration.ofSeconds(6);

    private static final Duration MOVED_BY = Duration.ofSeconds(5);
    private static final Duration RACE = Duration.ofMillis(25);

    private final Random random = new Random(20_261_121);
    private final Receiver receiver = new Receiver();
    private LocalPostgres postgres;
    private List<Replica> replicas;

    @BeforeEach
    void start() {
        postgres = LocalPostgres.temporary(Durability.FULL).createDatabaseIfMissing("timers");
        Map<String, String> environment = Map.of(
                "DATABASE_URL",
                "postgres://%s:%s@%s:%d/timers"
                        .formatted(LocalPostgres.USER, LocalPostgres.PASSWORD, postgres.host(), postgres.port()),
                "ALLOW_PRIVATE_TARGETS",
                "127.0.0.0/8",
                "CALL_TIMEOUT",
                "PT4S",
                "MAX_CALLS_PER_RECEIVER",
                "64");
        replicas = IntStream.range(0, 3).mapToObj(i -> new Replica(environment)).toList();
        await().atMost(TO_START).until(() -> replicas.stream().allMatch(Replica::isUp));
    }

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
        receiver.close();
        postgres.close();
    }

    @Test
    void every_timer_is_called_once_in_effect_and_what_was_taken_back_never_fires_as_it_was() {
        Replica survivor = replicas.getFirst();
        Instant begin = Instant.now().plusSeconds(5);
        List<Instant> due = IntStream.range(0, TIMERS)
                .mapToObj(i -> begin.plusMillis(random.nextLong(SPREAD.toMillis())))
                .toList();
        List<String> ids = create(survivor, due);

        List<CompletableFuture<Boolean>> canceled = new ArrayList<>();
        List<CompletableFuture<Boolean>> moved = new ArrayList<>();
        for (int i = 0; i < TIMERS; i += 6) {
            canceled.add(race(due.get(i), survivor, "DELETE", ids.get(i), ""));
            Instant later = due.get(i + 1).plus(MOVED_BY);
            moved.add(race(
                    due.get(i + 1), survivor, "PUT", ids.get(i + 1), """
                    {"execute_at":"%s","callback_url":"%s"}""".formatted(later, receiver.url("/ok/moved"))));
        }
        at(begin.plusSeconds(2)).execute(() -> replicas.get(1).kill());
        at(begin.plusSeconds(3)).execute(() -> replicas.get(2).signal("STOP"));
        at(begin.plusSeconds(8)).execute(() -> replicas.get(2).signal("CONT"));

        List<Boolean> wasCanceled =
                canceled.stream().map(CompletableFuture::join).toList();
        List<Boolean> wasMoved = moved.stream().map(CompletableFuture::join).toList();
        await().atMost(TO_SETTLE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> unfinished(survivor, "pending") + unfinished(survivor, "executing") == 0);

        Set<String> first = called("/ok/first");
        Set<String> again = called("/ok/moved");
        for (int i = 0; i < TIMERS; i++) {
            boolean gone = i % 6 == 0 && wasCanceled.get(i / 6);
            boolean later = i % 6 == 1 && wasMoved.get(i / 6);
            assertThat(first.contains(ids.get(i))).as("timer %d as it was", i).isEqualTo(!gone && !later);
            assertThat(again.contains(ids.get(i)))
                    .as("timer %d as it was moved", i)
                    .isEqualTo(later);
        }
        // Both ways the race went, or it was none.
        assertThat(Stream.of(wasCanceled, wasMoved).flatMap(List::stream)).contains(true, false);
        // Whoever was killed or stopped may have called, and not have told; nobody else.
        assertThat(receiver.hits("/ok/first").size()
                        + receiver.hits("/ok/moved").size()
                        - first.size()
                        - again.size())
                .as("calls that were repeated")
                .isLessThan(TIMERS / 5);
    }

    private List<String> create(Replica replica, List<Instant> due) {
        String timers = due.stream()
                .map(at -> """
                        {"execute_at":"%s","callback_url":"%s","retry":{"max_attempts":5}}""".formatted(at, receiver.url("/ok/first")))
                .collect(Collectors.joining(",", "{\"timers\":[", "]}"));
        var answer = replica.send("POST", "/timers/bulk", timers).join();
        assertThat(answer.statusCode()).isEqualTo(201);
        return JsonPath.from(answer.body()).getList("data.results.timer.id", String.class);
    }

    /** Whether it was in time. */
    private CompletableFuture<Boolean> race(Instant due, Replica replica, String method, String id, String body) {
        // Most at the very instant, and some as early as a busy machine needs to be in time at all.
        Duration early = random.nextInt(3) == 0 ? RACE.multipliedBy(60) : RACE;
        Duration offset = Duration.ofMillis(random.nextLong(-early.toMillis(), RACE.toMillis() / 2));
        return CompletableFuture.supplyAsync(() -> replica.send(method, "/timers/" + id, body), at(due.plus(offset)))
                .thenCompose(answer -> answer)
                .thenApply(answer -> {
                    // 400: so late that the new instant has passed, too.
                    assertThat(answer.statusCode()).isIn(200, 400, 409);
                    return answer.statusCode() == 200;
                });
    }

    private static Executor at(Instant instant) {
        return CompletableFuture.delayedExecutor(
                Math.max(0, Duration.between(Instant.now(), instant).toMillis()), TimeUnit.MILLISECONDS);
    }

    private static int unfinished(Replica replica, String status) {
        return JsonPath.from(replica.send("GET", "/timers?limit=1&status=" + status, "")
                        .join()
                        .body())
                .getInt("data.total");
    }

    private Set<String> called(String path) {
        return receiver.hits(path).stream()
                .map(hit -> hit.headers().get("webhook-id"))
                .collect(Collectors.toSet());
    }
}
