package dev.campusg.chaos;

import dev.campusg.chaos.Orders.Placed;
import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Service;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Utils;

/**
 * When all is well again: every service says it is ready, and in every partition of the topics an order that was placed
 * after the strike has lived its whole life, from its placing to its runner's pay, which asks every service there is.
 */
final class Recovery {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration GLANCE = Duration.ofMillis(25);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int PARTITIONS = 3;

    private final CampusgSystem system;
    private final Web web;
    private final Orders orders;
    private final String customer;
    private final String runner;

    Recovery(CampusgSystem system, Web web, Orders orders) {
        this.system = system;
        this.web = web;
        this.orders = orders;
        this.customer = People.customer(web);
        this.runner = People.runner(web);
    }

    /** How long it took from an instant of the system's clock; the limit if it never came. */
    Duration since(long strike) {
        Set<Integer> reached = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        Thread.startVirtualThread(() -> placeUntil(over, reached));
        boolean ready = false;
        while (System.nanoTime() - strike < LIMIT.toNanos()) {
            ready = ready || allReady();
            if (ready && reached.size() == PARTITIONS) {
                break;
            }
            Waiting.pause(BETWEEN);
        }
        over.set(true);
        return Duration.ofNanos(Math.min(System.nanoTime() - strike, LIMIT.toNanos()));
    }

    /** One order at a time for each partition: more would be a load, which the struck one has enough of. */
    private void placeUntil(AtomicBoolean over, Set<Integer> reached) {
        Set<Integer> tried = ConcurrentHashMap.newKeySet();
        while (!over.get() && reached.size() < PARTITIONS) {
            Placed order = tried.size() < PARTITIONS ? orders.place(customer) : null;
            int partition = order == null ? PARTITIONS : partitionOf(order.orderId());
            if (order == null || !tried.add(partition)) {
                Waiting.pause(GLANCE);
                continue;
            }
            Thread.startVirtualThread(() -> {
                if (lives(order)) {
                    reached.add(partition);
                } else {
                    tried.remove(partition);
                }
            });
        }
    }

    private boolean lives(Placed order) {
        if (!orders.isOffered(order, GLANCE, LIMIT) || !orders.accept(order, runner)) {
            return false;
        }
        String reminder = orders.schedule(order, "DELIVERY_REMINDER", Duration.ZERO);
        return reminder != null
                && Orders.STAGES.stream().allMatch(stage -> orders.report(order, runner, stage))
                && Waiting.until(() -> orders.orderStatus(order).equals("COMPLETED"), GLANCE, LIMIT)
                && Waiting.until(() -> orders.isProcessed(reminder), GLANCE, LIMIT);
    }

    /** As Kafka's producers choose it: what concerns one order is in the same partition of every topic. */
    private static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % PARTITIONS;
    }

    private boolean allReady() {
        return system.plan().services().stream().allMatch(this::isReady);
    }

    private boolean isReady(Service service) {
        return web.get(service, "/q/health/ready").isFine();
    }
}
