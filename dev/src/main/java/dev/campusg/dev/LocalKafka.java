package dev.campusg.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker, its own controller, inside this JVM. {@link KafkaProcess} runs it as a child instead. */
public final class LocalKafka implements AutoCloseable {
    private static final int NODE = 1;
    private static final short ONE_REPLICA = 1;

    private final int port;
    private final KafkaRaftServer server;

    private LocalKafka(int port, KafkaRaftServer server) {
        this.port = port;
        this.server = server;
    }

    /** Data stays in {@code home} over restarts; port 0 takes any free one. */
    public static LocalKafka start(Path home, int port) {
        int listener = port == 0 ? FreePort.next() : port;
        if (!FreePort.isFree(listener)) {
            throw new IllegalStateException("Port %d is in use: Kafka cannot have it".formatted(listener));
        }
        var settings = new KafkaSettings(home.toAbsolutePath(), listener, FreePort.next()).toProperties();
        try {
            format(home.toAbsolutePath());
            var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new LocalKafka(listener, server);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka does not start in " + home, e);
        }
    }

    /** Lives as long as this JVM at most, and leaves nothing on the disk. */
    public static LocalKafka temporary() {
        try {
            var home = Files.createTempDirectory("campusg-kafka");
            var kafka = start(home, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> kafka.discard(home)));
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Creates those that are missing; a topic that exists keeps its partitions. */
    public LocalKafka createTopics(Collection<String> names, int partitions) {
        createTopics(bootstrap(), names.stream().collect(Collectors.toMap(name -> name, _ -> partitions)));
        return this;
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    @Override
    public void close() {
        stop();
    }

    static void createTopics(String bootstrap, Map<String, Integer> partitionsByName) {
        Map<String, Object> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var admin = Admin.create(client)) {
            var topics = partitionsByName.entrySet().stream()
                    .map(it -> new NewTopic(it.getKey(), it.getValue(), ONE_REPLICA))
                    .toList();
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("Cannot create the topics", e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    private static void format(Path home) throws Exception {
        if (Files.exists(home.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(home);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setDirectories(List.of(home.toString()))
                .setMetadataLogDirectory(home.toString())
                .setControllerListenerName(KafkaSettings.CONTROLLER)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    private void discard(Path home) {
        try {
            stop();
            Directories.delete(home);
        } catch (IOException e) {
            System.err.println("Left behind: " + home + " (" + e.getMessage() + ")");
        }
    }

    record KafkaSettings(Path home, int port, int controllerPort) {
        static final String CONTROLLER = "CONTROLLER";
        private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

        Properties toProperties() {
            var p = new Properties();
            p.put("process.roles", "broker,controller");
            p.put("node.id", Integer.toString(NODE));
            p.put(
                    "listeners",
                    "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
            p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
            p.put("controller.listener.names", CONTROLLER);
            p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER));
            p.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
            p.put("log.dirs", home.toString());
            p.put("auto.create.topics.enable", "false");
            p.put("group.initial.rebalance.delay.ms", "0");
            // Killed, it has to wait until it would have been missed before it may register again.
            p.put("broker.session.timeout.ms", "1000");
            p.put("broker.heartbeat.interval.ms", "200");
            p.put("message.max.bytes", Integer.toString(LARGEST_MESSAGE));
            p.put("replica.fetch.max.bytes", Integer.toString(LARGEST_MESSAGE));
            for (var topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
                p.put(topic + ".replication.factor", "1");
                p.put(topic + ".num.partitions", "1");
            }
            p.put("transaction.state.log.min.isr", "1");
            p.put("share.coordinator.state.topic.min.isr", "1");
            // One developer's machine: a broker that is small before it is fast.
            p.put("log.cleaner.dedupe.buffer.size", "2097152");
            p.put("log.cleaner.threads", "1");
            p.put("background.threads", "2");
            p.put("num.network.threads", "2");
            p.put("num.io.threads", "2");
            return p;
        }
    }
}
