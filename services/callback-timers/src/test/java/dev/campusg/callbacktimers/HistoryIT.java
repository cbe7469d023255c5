package dev.campusg.callbacktimers;

import static dev.campusg.callbacktimers.Client.OPERATOR;
import static dev.campusg.callbacktimers.Client.timer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.campusg.callbacktimers.store.Backlog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only time brings about, made by hand. */
@QuarkusTest
@QuarkusTestResource(OwnDatabase.class)
class HistoryIT {

    private static final Duration LATER = Duration.ofHours(1);

    @Inject
    Backlog backlog;

    @ConfigProperty(name = "test.jdbc")
    String database;

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_timer_four_minutes_overdue_fires_and_one_six_minutes_overdue_does_not() throws Exception {
        String four = OPERATOR.create(timer(LATER, receiver.url("/ok/four")));
        String six = OPERATOR.create(timer(LATER, receiver.url("/ok/six")));
        makeDue(four, "- interval '4 minutes'");
        makeDue(six, "- interval '6 minutes'");

        OPERATOR.awaitStatus(four, "completed").body("data.lateness.mainly", equalTo("scheduler"));
        OPERATOR.awaitStatus(six, "failed").body("data.last_error", containsString("overdue"));
        assertThat(receiver.hits("/ok/four")).hasSize(1);
        assertThat(receiver.hits("/ok/six")).isEmpty();
    }

    @Test
    void a_timer_whose_process_died_over_it_is_called_again() throws Exception {
        String id = OPERATOR.create(timer(LATER, receiver.url("/ok/lost")));
        execute("update callbacks.timer set status = 'executing', attempt = 1, version = version + 1 where id = '" + id
                + "'");
        OPERATOR.delete("/timers/" + id).statusCode(409).body("message", containsString("executing"));
        makeDue(id, "");

        OPERATOR.awaitStatus(id, "completed").body("data.attempts", equalTo(2));
        assertThat(receiver.hits("/ok/lost")).hasSize(1);
    }

    @Test
    void what_is_finished_is_forgotten_by_the_day_and_no_sooner() throws Exception {
        String id = "00000000-0000-7000-8000-00000000000a";
        execute("create table callbacks.finished_20200101 partition of callbacks.finished"
                + " for values from ('2020-01-01 00:00Z') to ('2020-01-02 00:00Z')");
        execute(
                "insert into callbacks.finished (number, id, client, status, occurrence, attempt, execute_at, created_at,"
                        + " updated_at, finished_at, spec) values (1, '" + id
                        + "', 0, 'completed', 1, 1, '2020-01-01 12:00Z',"
                        + " '2020-01-01 11:00Z', '2020-01-01 12:00Z', '2020-01-01 12:00Z',"
                        + " '{\"url\":\"https://a.example/\",\"headers\":{},\"sign\":false,\"keep_response\":false}')");

        rotate(Duration.between(Instant.parse("2020-01-01T12:00:00Z"), Instant.now()));
        OPERATOR.get("/timers/" + id).statusCode(200).body("data.status", equalTo("completed"));
        rotate(Duration.ofDays(30));
        OPERATOR.get("/timers/" + id).statusCode(404);
    }

    /** Once the server knew how few rows its catalogue has, it asked every name there whether it was an old day. */
    @Test
    void days_are_forgotten_however_the_server_looks_for_them() throws Exception {
        execute("set enable_nestloop = off; set enable_indexscan = off; set enable_bitmapscan = off;"
                + " select callbacks.rotate_history(interval '30 days', now())");
    }

    @Test
    void it_tells_how_late_timers_are_and_why_and_how_its_leases_stand() {
        OPERATOR.awaitStatus(OPERATOR.create(timer(Duration.ofMillis(300), receiver.url("/ok/measured"))), "completed");
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains(
                        "callbacks_lag_seconds_bucket{cause=\"scheduler\"", "cause=\"throttle\"", "cause=\"receiver\"")
                .contains("callbacks_timers_pending", "callbacks_timers_due", "callbacks_window_timers")
                .contains("callbacks_lease_shards 64.0", "callbacks_calls_total{outcome=\"delivered\"}")
                .doesNotContain("127.0.0.1:", "/ok/measured");
        given().get("/q/openapi?format=json").then().body("paths.'/timers'.post", notNullValue());
        given().get("/q/health/ready").then().statusCode(200);
    }

    private void makeDue(String id, String offset) throws SQLException {
        execute(
                "with late as (update callbacks.timer set execute_at = now() %1$s, planned_at = now() %1$s, due_at = now() %1$s"
                                .formatted(offset)
                        + " where id = '" + id + "' returning number, due_at)"
                        + " select callbacks.set_wakes(array_agg(number), array_agg(due_at)) from late");
    }

    private void rotate(Duration keep) {
        backlog.rotate(keep, Instant.now())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
