package dev.campusg.simulation;

import dev.campusg.eventstore.testkit.simulation.Fault;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Many worlds, one seed after the other, side by side on all processors; each world keeps to one thread. */
record Campaign(long seed, int orders, List<World.End> failed, Map<Fault, Long> faults, Map<String, Long> outcomes) {

    private static final String SEED = "simulation.seed";
    private static final String ORDERS = "simulation.sagas";
    private static final int LINES = 400;

    /** As {@code -Dsimulation.sagas=…} and {@code -Dsimulation.seed=…} say, else as many as given, from a random seed. */
    static Campaign asked(int usually) {
        long seed = Long.getLong(SEED, System.nanoTime() & 0xFFFF_FFFFL);
        int orders = Integer.getInteger(ORDERS, usually);
        System.out.printf(Locale.ROOT, "Simulating %,d orders from -D%s=%d%n", orders, SEED, seed);
        long start = System.nanoTime();
        Campaign campaign = from(seed, orders);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d orders in %.1f s, %.0f a second; %.1f faults an order%n  ends: %s%n  faults: %s%n",
                orders,
                seconds,
                orders / seconds,
                (double) campaign.faults.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        / orders,
                campaign.outcomes,
                campaign.faults);
        return campaign;
    }

    private static Campaign from(long seed, int orders) {
        int worlds = Math.ceilDiv(orders, World.ORDERS);
        List<World.End> ends = IntStream.range(0, worlds)
                .parallel()
                .mapToObj(world -> World.play(World.Setting.of(seed + world, Bug.NONE)))
                .toList();
        Map<Fault, Long> faults = new EnumMap<>(Fault.class);
        Map<String, Long> outcomes = new TreeMap<>();
        ends.forEach(end -> {
            end.faults().forEach((fault, times) -> faults.merge(fault, times, Long::sum));
            end.outcomes().forEach((outcome, times) -> outcomes.merge(outcome, times, Long::sum));
        });
        List<World.End> failed =
                ends.stream().filter(end -> !end.violations().isEmpty()).toList();
        return new Campaign(seed, orders, failed, faults, outcomes);
    }

    /** What to do about a world that failed, and what happened in it; empty if none did. */
    String report() {
        return failed.stream()
                .findFirst()
                .map(end -> report(failed.size(), end))
                .orElse("");
    }

    private static String report(int failed, World.End end) {
        List<String> trace = World.retell(end.setting(), end.violations().getFirst());
        return String.join(
                System.lineSeparator(),
                "%d worlds failed. The first again: -D%s=%d -D%s=%d"
                        .formatted(failed, SEED, end.setting().seed(), ORDERS, World.ORDERS),
                String.join(System.lineSeparator(), end.violations()),
                "What happened, to the order of the first of these:",
                String.join(System.lineSeparator(), trace.subList(Math.max(0, trace.size() - LINES), trace.size())));
    }
}
