package dev.campusg.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every manifest promises. Read as they are written: kustomize only puts names and settings into them. */
class ManifestsTest {

    private static final Path PROJECT = project();
    private static final Path K8S = PROJECT.resolve("deploy/k8s");
    private static final Path BASE = K8S.resolve("base");
    private static final Yaml DEPLOYMENT = Yaml.only(BASE.resolve("service/deployment.yaml"));
    private static final Yaml CRON_JOB = Yaml.only(BASE.resolve("each-minute/cronjob.yaml"));

    static Set<String> services() throws IOException {
        try (Stream<Path> folders = Files.list(PROJECT.resolve("services"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("src/main/resources/application.properties")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static List<Yaml> podSpecs() {
        return List.of(DEPLOYMENT.in("spec.template.spec"), CRON_JOB.in("spec.jobTemplate.spec.template.spec"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_service_is_deployed_under_its_own_name_with_its_own_database(String service) {
        Yaml own = kustomization("base/" + service);
        assertThat(own.at("namePrefix")).isEqualTo(service + "-");
        assertThat(own.list("resources")).containsExactly("../service");
        assertThat(own.at("labels.0.pairs.app|kubernetes|io/name")).isEqualTo(service);
        assertThat(own.at("labels.0.includeSelectors")).isEqualTo(true);
        assertThat(own.at("images.0.newName")).isEqualTo("campusg/" + service);
        assertThat(own.literals("configMapGenerator.0.literals")).contains("DB_NAME=" + service.replace('-', '_'));
        assertThat(String.valueOf(own.at("patches.0.patch"))).contains("value: " + service + "-database");
        assertThat(kustomization("base").list("resources")).contains(service);
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_service_has_an_image_in_production_and_a_secret_on_a_laptop(String service) {
        assertThat(kustomization("overlays/production").list("images"))
                .anySatisfy(image -> assertThat(new Yaml(image).at("name")).isEqualTo("campusg/" + service));
        assertThat(kustomization("overlays/local").list("secretGenerator"))
                .anySatisfy(secret -> assertThat(new Yaml(secret).at("name")).isEqualTo(service + "-database"));
    }

    @Test
    void every_folder_of_the_base_is_part_of_it() throws IOException {
        try (Stream<Path> folders = Files.list(BASE).filter(Files::isDirectory)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> !Set.of("service", "each-minute").contains(name)))
                    .allSatisfy(name ->
                            assertThat(kustomization("base").list("resources")).contains(name));
        }
    }

    @Test
    void addresses_lead_to_services_that_exist() throws IOException {
        Set<String> addresses = services().stream()
                .map(name -> "http://" + name + "-service:3000")
                .collect(Collectors.toSet());
        assertThat(kustomization("base")
                        .literals("configMapGenerator.0.literals")
                        .filter(literal -> literal.contains("_SERVICE_URL="))
                        .map(literal -> literal.substring(literal.indexOf('=') + 1)))
                .isNotEmpty()
                .isSubsetOf(addresses);
    }

    @Test
    void headers_are_trusted_on_a_laptop_only() throws IOException {
        try (Stream<Path> files = Files.walk(K8S)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> Yaml.documents(file).stream().anyMatch(it -> it.says("CAMPUSG_AUTH"))))
                    .containsExactly(K8S.resolve("overlays/local/kustomization.yaml"));
        }
        assertThat(kustomization("overlays/production").literals("configMapGenerator.0.literals"))
                .contains("CAMPUSG_ENV=production");
    }

    @ParameterizedTest
    @MethodSource("podSpecs")
    void no_pod_can_do_more_than_it_must(Yaml pod) {
        assertThat(pod.at("automountServiceAccountToken")).isEqualTo(false);
        assertThat(pod.at("securityContext.runAsNonRoot")).isEqualTo(true);
        assertThat(pod.at("securityContext.seccompProfile.type")).isEqualTo("RuntimeDefault");
        Yaml container = pod.in("containers.0");
        assertThat(container.at("securityContext.readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(container.at("securityContext.allowPrivilegeEscalation")).isEqualTo(false);
        assertThat(container.list("securityContext.capabilities.drop")).containsExactly("ALL");
        for (String resource : List.of("cpu", "memory")) {
            assertThat(container.at("resources.requests." + resource)).isNotNull();
            assertThat(container.at("resources.limits." + resource)).isNotNull();
        }
        assertThat(String.valueOf(container.at("image"))).contains(":").doesNotEndWith(":latest");
    }

    @Test
    void a_service_is_probed_on_the_port_it_listens_on() {
        Yaml container = DEPLOYMENT.in("spec.template.spec.containers.0");
        assertThat(container.at("ports.0.containerPort")).isEqualTo(3000);
        assertThat(Map.of("startup", "started", "liveness", "live", "readiness", "ready"))
                .allSatisfy((probe, path) -> {
                    assertThat(container.at(probe + "Probe.httpGet.path")).isEqualTo("/q/health/" + path);
                    assertThat(container.at(probe + "Probe.httpGet.port")).isEqualTo(container.at("ports.0.name"));
                });
        assertThat(Yaml.only(BASE.resolve("service/service.yaml")).at("spec.ports.0.port"))
                .isEqualTo(3000);
    }

    @Test
    void stopping_takes_less_time_than_it_may() {
        Yaml pod = DEPLOYMENT.in("spec.template.spec");
        int leaving = (int) pod.at("containers.0.lifecycle.preStop.sleep.seconds");
        assertThat((int) pod.at("terminationGracePeriodSeconds")).isGreaterThan(leaving + 10);
    }

    @Test
    void what_runs_each_minute_never_runs_twice_at_once_nor_into_the_next() {
        assertThat(CRON_JOB.at("spec.concurrencyPolicy")).isEqualTo("Forbid");
        assertThat((int) CRON_JOB.at("spec.jobTemplate.spec.activeDeadlineSeconds"))
                .isLessThan(60);
        assertThat(String.valueOf(kustomization("base/timer-sweep").at("patches.0.patch")))
                .contains("GET", "http://timer-service:3000/api/check-order-timeout");
        assertThat(String.valueOf(kustomization("base/saga-reconciliation").at("patches.0.patch")))
                .contains("POST", "http://create-order-saga-service:3000/reconcile");
    }

    @Test
    void every_event_sourced_service_is_checked_and_tidied_each_night_and_rebuilt_when_asked_to() throws IOException {
        Set<String> services = services();
        services.remove("callback-timers");
        Map.of(
                        "nightly", "}-service:3000/admin/{read-models/check,idempotency-keys/forget}",
                        "rebuild", "}-service:3000/admin/read-models/rebuild")
                .forEach((job, end) -> {
                    String patch = String.valueOf(kustomization("base/" + job).at("patches.0.patch"));
                    String url = patch.substring(patch.indexOf("http://{") + "http://{".length());
                    assertThat(url).endsWith(end);
                    assertThat(url.substring(0, url.indexOf('}')).split(","))
                            .containsExactlyInAnyOrderElementsOf(services);
                });
    }

    @Test
    void nothing_gets_in_or_out_unless_it_is_said() {
        Yaml nothing = Yaml.only(BASE.resolve("nothing-by-default.yaml"));
        assertThat(nothing.at("spec.podSelector")).isEqualTo(Map.of());
        assertThat(nothing.list("spec.policyTypes")).containsExactly("Ingress", "Egress");
        assertThat(nothing.at("spec.ingress")).isNull();
        assertThat(nothing.at("spec.egress")).isNull();
    }

    private static Yaml kustomization(String folder) {
        return Yaml.only(K8S.resolve(folder).resolve("kustomization.yaml"));
    }

    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("deploy/k8s"))) {
            here = here.getParent();
        }
        return here;
    }
}
