package dev.campusg.examples.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions, each answered as a table. */
final class Answers {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:00", Locale.ROOT);
    private static final String UNTOLD = "(not told)";

    private final List<Story> orders;
    private final ZoneId zone;

    Answers(Orders orders, ZoneId zone) {
        this.orders = orders.stories().toList();
        this.zone = zone;
    }

    String all() {
        return String.join("\n", ordersPerStoreAndHour(), timeToAccept(), cancellations());
    }

    String ordersPerStoreAndHour() {
        record Slot(String hour, String store) {}
        Map<Slot, Long> counts = orders.stream()
                .collect(Collectors.groupingBy(
                        order -> new Slot(
                                hour(Objects.requireNonNull(order.created())),
                                Objects.requireNonNullElse(order.store(), UNTOLD)),
                        () -> new TreeMap<>(Comparator.comparing(Slot::hour).thenComparing(Slot::store)),
                        Collectors.counting()));
        Table table = new Table("Orders per store and hour (" + zone + ")", "HOUR", "STORE", "ORDERS");
        counts.forEach((slot, count) -> table.row(slot.hour(), slot.store(), count));
        return table.toString();
    }

    private String hour(Instant at) {
        return HOUR.format(at.atZone(zone));
    }

    String timeToAccept() {
        List<Duration> times = orders.stream()
                .flatMap(order -> order.timeToAccept().stream())
                .sorted()
                .toList();
        long offered = orders.stream().filter(order -> order.offered() != null).count();
        Table table = new Table(
                "Time to accept, from on offer to the first runner", "OFFERED", "ACCEPTED", "P50", "P90", "P99", "MAX");
        table.row(
                offered,
                times.size(),
                percentile(times, 50),
                percentile(times, 90),
                percentile(times, 99),
                percentile(times, 100));
        return table.toString();
    }

    /** The nearest rank: a time that was really taken. */
    private static String percentile(List<Duration> sorted, int percent) {
        if (sorted.isEmpty()) {
            return "-";
        }
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        Duration time = sorted.get(Math.max(rank, 1) - 1);
        return time.compareTo(Duration.ofMinutes(1)) < 0
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    String cancellations() {
        Map<String, Long> reasons = orders.stream()
                .filter(order -> order.cancelled() != null)
                .map(order -> Objects.requireNonNullElse(order.reason(), UNTOLD))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        long cancelled = reasons.values().stream().mapToLong(Long::longValue).sum();
        Table table = new Table("Cancelled orders, by reason", "REASON", "ORDERS", "OF ALL");
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason -> table.row(reason.getKey(), reason.getValue(), share(reason.getValue())));
        table.row("all of " + orders.size(), cancelled, share(cancelled));
        return table.toString();
    }

    private String share(long part) {
        return orders.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / orders.size());
    }
}
