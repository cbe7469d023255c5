package dev.campusg.simulation;

import dev.campusg.eventstore.testkit.simulation.Fault;
import dev.campusg.eventstore.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** One campus, some orders, a few minutes of trouble, and then the reckoning. */
final class World {

    /** Enough that they meet, few enough that a trace can be read. */
    static final int ORDERS = 20;

    private static final Duration TROUBLE = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofHours(12);

    private final Simulation world;
    private final Campus campus;
    private final List<Story> stories = new ArrayList<>();

    private World(long seed, Bug bug, boolean traced) {
        this.world = new Simulation(seed, EnumSet.allOf(Fault.class), traced);
        this.campus = new Campus(world, bug);
    }

    /** @param violations what is not as it must be; empty if all is well */
    record End(
            long seed, int orders, List<String> violations, Map<Fault, Long> faults, Map<String, Long> outcomes) {}

    static End of(long seed, int orders, Bug bug) {
        World played = new World(seed, bug, false);
        played.play(orders);
        return new End(
                seed, orders, played.world.violations(), played.world.faults().struck(), Agreement.outcomes(played.campus, played.stories));
    }

    /** The same again, for people to read. */
    static List<String> retold(long seed, int orders, Bug bug) {
        World played = new World(seed, bug, true);
        played.play(orders);
        return played.world.trace(null);
    }

    private void play(int orders) {
        People people = People.on(campus);
        for (int i = 0; i < orders; i++) {
            Story story = people.wish(world.time().now());
            stories.add(story);
            Doings.about(story, campus);
            Strangers.near(story, campus);
        }
        world.run(TROUBLE, LIMIT);
        Campus.Observers known = campus.observers();
        stories.forEach(story -> Agreement.check(story, known, campus));
        Answered.check(campus);
    }
}
