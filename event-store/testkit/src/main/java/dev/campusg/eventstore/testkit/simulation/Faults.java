package dev.campusg.eventstore.testkit.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What goes wrong in a world. */
public final class Faults {

    /** Decides, each time a fault might strike, whether it does. */
    private interface Plan {
        boolean strikes(Fault fault);
    }

    /** How a world's faults are planned, once its luck is known. */
    @FunctionalInterface
    public interface Planning {
        Faults with(Chance chance);
    }

    private final Plan plan;
    private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
    private boolean over;

    private Faults(Plan plan) {
        this.plan = plan;
    }

    /** Nothing goes wrong. */
    public static Planning none() {
        return _ -> new Faults(_ -> false);
    }

    /**
     * Some of the given faults, each at a rate of its own. Not all at once: a world with half of them finds more than one
     * where everything always fails ("Swarm Testing", Groce and others, 2012).
     */
    public static Planning some(Set<Fault> possible) {
        return chance -> {
            Map<Fault, Double> rates = new EnumMap<>(Fault.class);
            for (Fault fault : Fault.values()) {
                // Drawn for every fault, so that the luck of the rest does not depend on which are possible.
                boolean chosen = chance.of(0.5);
                double rate = fault.most * chance.share();
                if (chosen && possible.contains(fault)) {
                    rates.put(fault, rate);
                }
            }
            return new Faults(fault -> chance.of(rates.getOrDefault(fault, 0.0)));
        };
    }

    /** One fault, once: at the occasion with this number, from 1. */
    public static Planning once(Fault fault, int occasion) {
        return _ -> new Faults(new Plan() {
            private int occasions;

            @Override
            public boolean strikes(Fault possible) {
                return possible == fault && ++occasions == occasion;
            }
        });
    }

    /** Whether it happens, here and now. */
    public boolean strike(Fault fault) {
        if (over || !plan.strikes(fault)) {
            return false;
        }
        struck.merge(fault, 1L, Long::sum);
        return true;
    }

    /** From now on nothing goes wrong any more. */
    void end() {
        over = true;
    }

    /** How often each happened. */
    public Map<Fault, Long> struck() {
        return struck;
    }
}
