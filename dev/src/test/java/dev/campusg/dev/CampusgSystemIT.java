package dev.campusg.dev;

import static dev.campusg.dev.Service.CREATE_ORDER_SAGA;
import static dev.campusg.dev.Service.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampusgSystemIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static CampusgSystem system;

    @BeforeAll
    static void start() throws Exception {
        var plan = plan("shared").with("TIMER_DEFAULT_DURATION", "PT5S").with(ORDER, "ONLY_HERE", "yes");
        system = CampusgSystem.start(plan);
    }

    @AfterAll
    static void end() {
        system.close();
    }

    @Test
    void services_find_all_they_need_in_their_environment() throws Exception {
        assertThat(told(CREATE_ORDER_SAGA, "DB_NAME")).isEqualTo("create_order_saga");
        assertThat(told(CREATE_ORDER_SAGA, "ORDER_SERVICE_URL")).isEqualTo(system.url(ORDER));
        assertThat(told(CREATE_ORDER_SAGA, "ONLY_HERE")).isEmpty();
        assertThat(told(ORDER, "ONLY_HERE")).isEqualTo("yes");
        assertThat(told(ORDER, "TIMER_DEFAULT_DURATION")).isEqualTo("PT5S");
        assertThat(told(ORDER, "CAMPUSG_AUTH")).isEqualTo("dev");
        assertThat(told(ORDER, "PATH")).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void the_topics_of_the_contract_are_there_before_any_service_asks() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", system.bootstrap()))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .contains("saga_events", "order_commands", "order_commands_dlq");
        }
    }

    @Test
    void every_part_can_be_killed_and_started_again_on_its_port() throws Exception {
        for (var part : system.parts()) {
            long before = part.pid();
            part.kill();
            assertThat(part.isAlive()).as(part.name()).isFalse();
            part.restart();
            assertThat(part.pid()).as(part.name()).isNotEqualTo(before);
        }
        assertThat(told(ORDER, "DB_NAME")).isEqualTo("order");
        DriverManager.getConnection(system.jdbcUrl(ORDER)).close();
    }

    @Test
    void a_paused_service_is_alive_but_silent_until_resumed() {
        system.service(ORDER).pause();
        assertThat(system.service(ORDER).isAlive()).isTrue();
        assertThat(Health.isReady(system.url(ORDER))).isFalse();
        system.service(ORDER).resume();
        Await.until("an answer", LIMIT, () -> Health.isReady(system.url(ORDER)));
    }

    @Test
    void a_directory_belongs_to_one_system_at_a_time() {
        assertThatThrownBy(() -> CampusgSystem.start(system.plan())).hasMessageContaining("already running");
    }

    @Test
    void training_leaves_a_cache_that_the_next_start_uses() {
        system.train();
        assertThat(Artefact.of(ORDER, system.plan().project()).cache()).matches(StartCache::exists, "exists");
        system.service(ORDER).restart();
        var order = ProcessHandle.of(system.service(ORDER).pid()).orElseThrow();
        assertThat(order.info().commandLine().orElseThrow()).contains("-XX:AOTCache=");
    }

    @Test
    void a_service_that_does_not_start_is_named_with_the_end_of_its_log_and_nothing_is_left() throws Exception {
        var plan = plan("refusing").with(ORDER, "FAKE_REFUSES", "yes");
        assertThatThrownBy(() -> CampusgSystem.start(plan))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("order did not become ready")
                .hasMessageContaining("I refuse to start");
        plan.ports().requireFree(plan);
    }

    @Test
    void a_port_in_use_is_named_with_the_variable_that_moves_it() throws Exception {
        var plan = plan("blocked");
        try (var _ = new ServerSocket(plan.ports().of(ORDER))) {
            assertThatThrownBy(() -> CampusgSystem.start(plan))
                    .hasMessageContaining(
                            "Port %d is in use".formatted(plan.ports().of(ORDER)))
                    .hasMessageContaining("ORDER_PORT=");
        }
    }

    private static Plan plan(String name) throws Exception {
        var project = FakeProject.with(directory.resolve(name).resolve("project"), ORDER, CREATE_ORDER_SAGA);
        return Plan.isolated(project.root(), directory.resolve(name).resolve("home"));
    }

    private static String told(Service service, String variable) throws Exception {
        return FakeProject.get(system.url(service) + "/env/" + variable);
    }
}
