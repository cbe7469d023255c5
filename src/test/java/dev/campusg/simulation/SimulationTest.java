package dev.campusg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.testkit.simulation.Fault;
import dev.campusg.eventstore.testkit.simulation.Faults;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    /** Few enough for every build; see docs/simulation.md for more. */
    private static final int ORDERS = 5_000;

    /** A world is enough for all of these to happen, a fault and an end each. */
    private static final int ENOUGH = 2_000;

    @Test
    void every_order_ends_as_it_must_whatever_goes_wrong() {
        Campaign campaign = Campaign.asked(ORDERS);

        assertThat(campaign.report()).isEmpty();
        if (campaign.orders() >= ENOUGH) {
            assertThat(campaign.faults()).as("everything went wrong").containsOnlyKeys(Fault.values());
            assertThat(campaign.outcomes())
                    .as("orders came to every end")
                    .containsKeys(
                            "CANCELLED, order CANCELLED",
                            "COMPENSATED, order CANCELLED",
                            "COMPLETED, order ACCEPTED",
                            "COMPLETED, order COMPLETED",
                            "FAILED, order NONE");
        }
    }

    /** Here an order believed old news of its payment, which came late. */
    @ParameterizedTest
    @ValueSource(longs = {77, 117})
    void what_was_once_found_stays_fixed(long seed) {
        assertThat(World.play(World.Setting.of(seed, Bug.NONE)).violations()).isEmpty();
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        World.Setting setting = World.Setting.of(1, Bug.NONE);

        assertThat(World.retell(setting, ""))
                .isEqualTo(World.retell(setting, ""))
                .hasSizeGreaterThan(1_000);
    }

    /** A crash at every commit, a loss at every publication, and so on: one at a time, but none left out. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void no_single_fault_harms_wherever_it_strikes(Fault fault) {
        for (int occasion = 1, struck = 1; struck > 0; occasion++) {
            World.End end = World.play(new World.Setting(4, 3, Faults.once(fault, occasion), Bug.NONE));

            assertThat(end.violations())
                    .as("%s at occasion %d", fault, occasion)
                    .isEmpty();
            struck = end.faults().size();
        }
    }

    @Test
    void without_faults_an_order_fails_only_for_reasons_of_its_own() {
        World.End end =
                World.play(new World.Setting(4, World.ORDERS, Faults.some(EnumSet.noneOf(Fault.class)), Bug.NONE));

        assertThat(end.violations()).isEmpty();
        assertThat(end.faults()).isEmpty();
    }
}
