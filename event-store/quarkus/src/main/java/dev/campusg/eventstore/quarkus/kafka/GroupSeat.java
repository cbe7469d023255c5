package dev.campusg.eventstore.quarkus.kafka;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A replica's place in its consumer group, where {@code KAFKA_GROUP_INSTANCE_ID} names it. Whoever is killed and started
 * again under that name hears on at once, where another would wait until the group believes the dead one dead. Kafka
 * keeps such a place even for one that stops in good order; so that the others need not wait either, it is given up here.
 */
@ApplicationScoped
class GroupSeat {

    private static final Logger LOG = Logger.getLogger(GroupSeat.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** After the consumer was closed. */
    private static final int LAST = 10_000;

    private final String servers;
    private final String group;
    private final Optional<String> name;

    GroupSeat(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "mp.messaging.incoming.inbox.group.id") String group,
            @ConfigProperty(name = "kafka.group.instance.id") Optional<String> name) {
        this.servers = servers;
        this.group = group;
        this.name = name;
    }

    void stopping(@Observes @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class) Object end)
            throws InterruptedException {
        if (name.isPresent()) {
            giveUp(name.get());
        }
    }

    private void giveUp(String seat) throws InterruptedException {
        int patience = (int) PATIENCE.toMillis();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience))) {
            admin.removeMembersFromConsumerGroup(
                            group, new RemoveMembersFromConsumerGroupOptions(List.of(new MemberToRemove(seat))))
                    .all()
                    .get();
        } catch (ExecutionException unheard) {
            LOG.debugf("The place in %s is given up by time alone: %s", group, unheard.getCause());
        }
    }
}
