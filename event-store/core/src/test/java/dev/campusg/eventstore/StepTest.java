package dev.campusg.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final StreamId STREAM = new StreamId("order", "1");
    private static final NewEvent EVENT = new NewEvent("Happened", 1, "{}");

    @Test
    void knows_the_version_after_it() {
        assertThat(Step.append(STREAM, 3, List.of(EVENT, EVENT)).versionAfter()).isEqualTo(5);
    }

    @Test
    void does_not_change_with_the_list_it_was_made_of() {
        List<NewEvent> events = new ArrayList<>(List.of(EVENT));
        Step step = Step.append(STREAM, 0, events);
        events.add(EVENT);
        assertThat(step.events()).hasSize(1);
    }

    @Test
    void a_version_below_zero_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.append(STREAM, -1, List.of(EVENT)));
    }

    @Test
    void more_events_than_allowed_are_refused() {
        List<NewEvent> many = Collections.nCopies(Step.MAX_EVENTS + 1, EVENT);
        assertThatIllegalArgumentException().isThrownBy(() -> Step.append(STREAM, 0, many));
    }

    @Test
    void a_state_of_another_version_than_that_after_the_events_is_refused() {
        assertThat(withState(2, new Snapshot(3, 1, "{}")).snapshot()).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> withState(2, new Snapshot(2, 1, "{}")));
        assertThatIllegalArgumentException().isThrownBy(() -> withState(2, new Snapshot(4, 1, "{}")));
    }

    private static Step withState(long expected, @Nullable Snapshot state) {
        Metadata metadata = new Metadata(null, null, "tester");
        return new Step(STREAM, expected, metadata, List.of(EVENT), state, List.of(), List.of(), null);
    }
}
