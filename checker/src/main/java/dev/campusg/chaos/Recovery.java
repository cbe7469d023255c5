package dev.campusg.chaos;

import dev.campusg.chaos.Orders.Placed;
import dev.campusg.dev.CampusgSystem;
import dev.campusg.dev.Service;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.utils.Utils;

/**
 * When all is well again: every service says it is ready, and in every partition of the topics an order that was placed
 * after the strike has lived its whole life, from its placing to its runner's pay, which asks every service there is.
 */
final class Recovery {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int PARTITIONS = 3;

    /** So many orders wait for what was struck; more would only be asked for in vain. */
    private static final int AT_ONCE = 12;

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
        Semaphore free = new Semaphore(AT_ONCE);
        boolean ready = false;
        while (System.nanoTime() - strike < LIMIT.toNanos()) {
            if (reached.size() < PARTITIONS && free.tryAcquire()) {
                Thread.startVirtualThread(() -> {
                    live(reached);
                    free.release();
                });
            }
            ready = ready || allReady();
            if (ready && reached.size() == PARTITIONS) {
                return Duration.ofNanos(System.nanoTime() - strike);
            }
            Waiting.pause(BETWEEN);
        }
        return LIMIT;
    }

    private void live(Set<Integer> reached) {
        Placed order = orders.place(customer);
        if (order == null || !orders.isOffered(order, GLANCE, LIMIT) || !orders.accept(order, runner)) {
            return;
        }
        String reminder = orders.schedule(order, "DELIVERY_REMINDER", Duration.ZERO);
        boolean delivered = Orders.STAGES.stream().allMatch(stage -> orders.report(order, runner, stage));
        if (delivered
                && reminder != null
                && Waiting.until(() -> orders.orderStatus(order).equals("COMPLETED"), GLANCE, LIMIT)
                && Waiting.until(() -> orders.isProcessed(reminder), GLANCE, LIMIT)) {
            reached.add(partitionOf(order.orderId()));
        }
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
