package dev.campusg.simulation;

import dev.campusg.eventstore.testkit.simulation.Fault;
import dev.campusg.eventstore.testkit.simulation.Faults;
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

    private final Setting setting;
    private final Simulation world;
    private final Campus campus;
    private final List<Story> stories = new ArrayList<>();

    /** All that a world depends on. */
    record Setting(long seed, int orders, Faults.Planning faults, Bug bug) {

        /** The usual one: any faults there are. */
        static Setting of(long seed, Bug bug) {
            return new Setting(seed, ORDERS, Faults.some(EnumSet.allOf(Fault.class)), bug);
        }
    }

    /**
     * How it ended.
     *
     * @param violations what is not as it must be; empty if all is well
     * @param outcomes how many orders came to which end
     */
    record End(Setting setting, List<String> violations, Map<Fault, Long> faults, Map<String, Long> outcomes) {}

    private World(Setting setting, boolean traced) {
        this.setting = setting;
        this.world = new Simulation(setting.seed, setting.faults, traced);
        this.campus = new Campus(world, setting.bug);
    }

    static End play(Setting setting) {
        World played = new World(setting, false);
        played.play();
        return new End(
                setting,
                played.world.violations(),
                played.world.faults().struck(),
                Agreement.outcomes(played.campus, played.stories));
    }

    /** The same again, for people to read: what it tells of the orders that a text names, or of all if it names none. */
    static List<String> retell(Setting setting, String about) {
        World played = new World(setting, true);
        played.play();
        List<String> names = played.stories.stream()
                .filter(story -> about.contains(story.orderId()) || about.contains(story.sagaId()))
                .flatMap(story -> List.of(story.orderId(), story.sagaId()).stream())
                .toList();
        return played.world.trace(names);
    }

    private void play() {
        People people = People.on(campus);
        for (int i = 0; i < setting.orders; i++) {
            Story story = people.wish(world.time().now());
            stories.add(story);
            Doings.about(story, campus);
            Strangers.near(story, campus);
        }
        world.run(TROUBLE, LIMIT);
        Campus.Observers known = campus.observers();
        Handovers handovers = new Handovers(known, campus);
        stories.forEach(story -> Agreement.check(story, known, handovers, campus));
        Answered.check(campus);
        Told.check(stories, known, campus);
    }
}
