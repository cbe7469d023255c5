package dev.campusg.eventstore.testkit.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which faults a world has, and how often. Not all at once: a world with half of them, some rare and some frequent,
 * finds more than one where everything always fails ("Swarm Testing", Groce and others, 2012).
 */
public final class Faults {

    private final Chance chance;
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
    private boolean over;

    private Faults(Chance chance) {
        this.chance = chance;
    }

    /** Some of the given faults, at some rates. */
    static Faults drawn(Set<Fault> possible, Chance chance) {
        Faults faults = new Faults(chance);
        for (Fault fault : Fault.values()) {
            // Drawn for every fault, so that the luck of the rest does not depend on which are possible.
            boolean chosen = chance.of(0.5);
            double rate = fault.most * Math.pow(chance.share(), 2);
            if (chosen && possible.contains(fault)) {
                faults.rates.put(fault, rate);
            }
        }
        return faults;
    }

    /** Whether it happens, here and now. */
    public boolean strike(Fault fault) {
        Double rate = rates.get(fault);
        if (over || rate == null || !chance.of(rate)) {
            return false;
        }
        struck.merge(fault, 1L, Long::sum);
        return true;
    }

    boolean has(Fault fault) {
        return rates.containsKey(fault);
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
