package dev.campusg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A simulator that finds nothing proves nothing: these are mistakes somebody could make, and it finds them all. */
class PlantedBugsTest {

    private static final int WORLDS = 200;

    @Test
    void a_store_that_forgets_what_it_handled_is_caught() {
        assertThat(firstViolation(new ForgetfulInbox())).contains("handled the message", "twice");
    }

    @Test
    void a_relay_that_acknowledges_before_it_publishes_is_caught() {
        assertThat(firstViolation(new HastyRelay())).contains("got 0 replies");
    }

    @Test
    void a_decider_that_refunds_twice_is_caught() {
        assertThat(firstViolation(new DoubleRefund())).contains("money appeared or vanished");
    }

    @Test
    void a_payout_that_is_not_the_same_when_asked_again_is_caught() {
        assertThat(firstViolation(new PayoutUnderAnotherKey())).contains("the card was charged more than once");
    }

    @Test
    void a_timer_that_takes_no_later_news_is_caught() {
        assertThat(firstViolation(new LastWord())).contains("has a runner, and yet its timer");
    }

    @Test
    void a_saga_that_ignores_late_replies_is_caught() {
        // Whichever came late first: the authorisation or the hold.
        assertThat(firstViolation(new DeafToLateReplies()))
                .containsAnyOf("the card is still charged", "money is still held");
    }

    @Test
    void an_undo_that_is_skipped_is_caught() {
        assertThat(firstViolation(new SkippedUndo("REFUND_FUNDS"))).contains("money is still held");
        assertThat(firstViolation(new SkippedUndo("REVERT_PAYMENT"))).contains("the card is still charged");
    }

    /** The first world that goes wrong, all of what is wrong in it. */
    private static String firstViolation(Bug bug) {
        List<String> found = LongStream.range(0, WORLDS)
                .mapToObj(seed -> World.play(World.Setting.of(seed, bug)).violations())
                .filter(violations -> !violations.isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not caught in " + WORLDS + " worlds"));
        return String.join("\n", found);
    }
}
