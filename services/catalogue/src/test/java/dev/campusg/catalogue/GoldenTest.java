package dev.campusg.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoldenTest {

    private static final Goldens GOLDENS = Goldens.in(Checkout.PROJECT);

    @Test
    void every_message_has_a_golden_one_that_says_all_it_can_say() {
        assertThat(GOLDENS.unrecorded(Spoken.all()))
                .as("These are said for the first time. Record what they look like: %s", Publish.COMMAND)
                .isEmpty();
    }

    @Test
    void no_message_breaks_what_was_once_said() {
        assertThat(GOLDENS.breakages(Spoken.all()))
                .as("Others read these messages and old records stay. Add to a message, or make a new one beside it")
                .isEmpty();
    }
}
