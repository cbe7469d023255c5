package dev.campusg.dev;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> PARTS = List.of("order", "create-order-saga", "kafka", "postgres");
    private final Ports ports = Ports.free();

    @TempDir
    Path project;

    @BeforeEach
    void two_services() throws IOException {
        FakeProject.with(project, ORDER, CREATE_ORDER_SAGA);
    }

    @Test
    void a_killed_launcher_leaves_no_orphan_and_the_next_start_goes_on() throws Exception {
        var first = launch();
        var running = ready(first);
        Signal.KILL.send(first.pid());
        for (var part : PARTS) {
            long pid = pid(running, part);
            Await.until(part + " to follow its launcher", LIMIT, () -> !isAlive(pid));
        }
        var second = launch();
        ready(second);
        stop(second);
    }

    @Test
    void a_service_that_dies_is_started_again_until_the_launcher_ends_everything_before_itself() throws Exception {
        var launcher = launch();
        long before = pid(ready(launcher), "order");
        Signal.KILL.send(before);
        Await.until("another order service", LIMIT, () -> {
            var running = runFile().read().orElseThrow();
            return pid(running, "order") != before && Health.isReady(running.get("ORDER_SERVICE_URL"));
        });
        var running = runFile().read().orElseThrow();
        stop(launcher);
        assertThat(runFile().path()).doesNotExist();
        for (var part : PARTS) {
            assertThat(isAlive(pid(running, part))).as(part).isFalse();
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(
                        Jvm.JAVA,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        project.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        project.resolve("launcher.log").toFile()));
        builder.environment().put("POSTGRES_PORT", Integer.toString(ports.postgres()));
        builder.environment().put("KAFKA_PORT", Integer.toString(ports.kafka()));
        builder.environment().put("ORDER_PORT", Integer.toString(ports.of(ORDER)));
        builder.environment().put("CREATE_ORDER_SAGA_PORT", Integer.toString(ports.of(CREATE_ORDER_SAGA)));
        return Leash.hold(builder.start(), Signal.TERM);
    }

    private Map<String, String> ready(Process launcher) {
        Await.until(
                "the system to be ready: " + Tail.of(project.resolve("launcher.log")),
                LIMIT,
                () -> !launcher.isAlive() || runFile().read().isPresent());
        assertThat(launcher.isAlive())
                .as(Tail.of(project.resolve("launcher.log")))
                .isTrue();
        return runFile().read().orElseThrow();
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        Await.until("the launcher to end", LIMIT, () -> !launcher.isAlive());
    }

    private RunFile runFile() {
        return RunFile.in(project.resolve(".campusg"));
    }

    private static long pid(Map<String, String> running, String part) {
        return Long.parseLong(running.get(RunFile.pidVariable(part)));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
}
