package dev.campusg.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.TimerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Anything at any time: sagas are fed random inputs, most of them absurd. Run again with {@code -Dsaga.seed=…} what
 * failed, and with {@code -Dsaga.count=…} more of it.
 */
class ExplorationTest {

    private static final int SAGAS = Integer.getInteger("saga.count", 5_000);
    private static final int INPUTS = 60;
    private static final int MOST_STEPS_TO_REST = 200;
    private static final Set<SagaStatus> ENDED =
            EnumSet.of(SagaStatus.COMPLETED, SagaStatus.FAILED, SagaStatus.COMPENSATED, SagaStatus.CANCELLED);

    @Test
    void whatever_happens_a_saga_waits_for_one_thing_and_never_ends_falsely() {
        long seed = Long.getLong("saga.seed", System.nanoTime());
        System.out.println("saga.seed=" + seed);
        Map<SagaStatus, Integer> ends = new EnumMap<>(SagaStatus.class);
        for (int i = 0; i < SAGAS; i++) {
            Explored saga = new Explored(new Random(seed + i), i % 5 == 0 ? Trip.WITHOUT_CANCELLATION : Trip.BOOKING);
            try {
                ends.merge(saga.explore(), 1, Integer::sum);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("saga.seed=" + (seed + i) + " after " + saga.inputs, broken);
            }
        }
        assertThat(ends).as("every end was reached").containsOnlyKeys(ENDED);
    }

    private static final class Explored {

        private final Random random;
        private final SagaMachine<Trip> machine;
        private final List<SagaCommand> sent = new ArrayList<>();
        private final List<SagaInput<Trip>> inputs = new ArrayList<>();
        private final List<String> tokens = new ArrayList<>(List.of("foreign"));
        private SagaState<Trip> state;
        private @Nullable String timer;
        private Instant now = Instant.EPOCH;

        Explored(Random random, SagaDefinition<Trip> definition) {
            this.random = random;
            this.machine = new SagaMachine<>(definition);
            this.state = machine.initial();
        }

        SagaStatus explore() {
            input(new SagaInput.Start<>("s", new Trip("ann", null), now));
            for (int i = 0; i < INPUTS; i++) {
                input(anything());
            }
            comeToRest();
            List.copyOf(sent)
                    .forEach(command ->
                            input(new SagaInput.Replied<>(command.commandId(), Trip.success(command.task()), now)));
            comeToRest();
            assertThat(ENDED).contains(state.status());
            return state.status();
        }

        private SagaInput<Trip> anything() {
            return switch (random.nextInt(12)) {
                case 0 -> new SagaInput.Cancel<>("enough", now);
                case 1 -> new SagaInput.Resume<>(now);
                case 2 -> new SagaInput.TimedOut<>(tokens.get(random.nextInt(tokens.size())), now);
                case 3, 4 -> new SagaInput.TimedOut<>(timer == null ? "none" : timer, now);
                case 5, 6 -> reply(sent.get(random.nextInt(sent.size())));
                case 7 -> new SagaInput.Replied<>("s:CHARGE:99", new Trip.Charged(), now);
                case 8 -> new SagaInput.Replied<>(null, "gibberish", now);
                default -> reply(sent.getLast());
            };
        }

        private SagaInput<Trip> reply(SagaCommand command) {
            Object message = random.nextInt(4) == 0 ? new Trip.Failed("no") : Trip.success(command.task());
            return new SagaInput.Replied<>(random.nextInt(4) == 0 ? null : command.commandId(), message, now);
        }

        private void comeToRest() {
            for (int i = 0; state.pending() != null; i++) {
                assertThat(i).as("steps to rest").isLessThan(MOST_STEPS_TO_REST);
                PendingCall pending = state.pending();
                input(new SagaInput.Replied<>(pending.commandId(), Trip.success(pending.task()), now));
            }
        }

        private void input(SagaInput<Trip> input) {
            inputs.add(input);
            now = now.plusMillis(1);
            SagaState<Trip> before = state;
            List<SagaEvent<Trip>> events;
            try {
                events = machine.decide(before, input);
            } catch (Rejected _) {
                return;
            }
            state = machine.fold(before, events);
            SagaEffects effects = machine.effects(new Decision.Accepted<>(before, state, 0, events));
            sent.addAll(effects.commands());
            effects.timers().forEach(this::change);
            check(effects);
        }

        private void change(TimerChange change) {
            timer = change instanceof TimerChange.Set set ? set.payload().replace("\"", "") : null;
            if (timer != null) {
                tokens.add(timer);
            }
        }

        private void check(SagaEffects effects) {
            assertThat(effects.commands()).hasSizeLessThanOrEqualTo(1);
            assertThat(timer)
                    .isEqualTo(state.pending() == null ? null : state.pending().token());
            assertThat(ENDED.contains(state.status())).as("ended").isEqualTo(state.pending() == null);
            assertThat(sent.stream().map(SagaCommand::commandId)).doesNotHaveDuplicates();
            if (state.status() == SagaStatus.COMPLETED) {
                assertThat(state.progress("UNBOOK").map(TaskProgress::state)).isNotEqualTo(Optional.of(TaskState.DONE));
            } else if (ENDED.contains(state.status())) {
                assertThat(leftUndone()).as("left undone in %s", state).isEmpty();
            }
        }

        private List<SagaStep<Trip>> leftUndone() {
            return machine.definitionOf(state).steps().stream()
                    .filter(step -> state.stateOf(step) == TaskState.DONE)
                    .filter(step -> step.undo() != null && !state.settled(step.undo()))
                    .toList();
        }
    }
}
