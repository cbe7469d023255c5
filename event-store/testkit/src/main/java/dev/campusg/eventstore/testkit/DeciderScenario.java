package dev.campusg.eventstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what a decider does, as a sentence: {@code given(events).when(command).then(events)}. The shape is Emmett's.
 */
public final class DeciderScenario<S, C, E> {

    private final Decider<S, C, E> decider;
    private final S state;

    private DeciderScenario(Decider<S, C, E> decider, S state) {
        this.decider = decider;
        this.state = state;
    }

    @SafeVarargs
    public static <S, C, E> DeciderScenario<S, C, E> given(Decider<S, C, E> decider, E... events) {
        S state = decider.initial();
        for (E event : events) {
            state = decider.evolve(state, event);
        }
        return new DeciderScenario<>(decider, state);
    }

    public Outcome when(C command) {
        return new Outcome(command);
    }

    /** What a command led to. */
    public final class Outcome {

        private final C command;

        private Outcome(C command) {
            this.command = command;
        }

        @SafeVarargs
        public final void then(E... expected) {
            List<E> wanted = new ArrayList<>();
            for (E event : expected) {
                wanted.add(event);
            }
            assertThat(decider.decide(state, command)).isEqualTo(wanted);
        }

        public void thenNothing() {
            assertThat(decider.decide(state, command)).isEmpty();
        }

        public void thenRejected(String code) {
            Rejected rejected = catchThrowableOfType(Rejected.class, () -> decider.decide(state, command));
            assertThat(rejected).as("%s in %s", command, state).isNotNull();
            assertThat(rejected.code()).isEqualTo(code);
        }

        /** The state afterwards. */
        public S state() {
            return decider.fold(state, decider.decide(state, command));
        }
    }
}
