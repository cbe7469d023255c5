package dev.campusg.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandHandlerTest {

    private static final Function<Decision<Integer, Integer>, Consequences> ANSWER_WITH_THE_SUM =
            decision -> new Consequences(List.of(), List.of(), decision.state().toString());

    private final Tally.Counting store = new Tally.Counting(new InMemoryEventStore(Clock.systemUTC()));
    private final CommandHandler<Integer, Integer, Integer> handler = handler(store, 1);

    @Test
    void a_command_is_decided_on_what_happened_before() {
        add(handler, 3);
        assertThat(add(handler, 4)).isEqualTo(new Handled.Decided<>(new Decision.Accepted<>(3, 7, 2, List.of(4))));
        assertThat(current(handler)).isEqualTo(new CommandHandler.Current<>(7, 2));
    }

    @Test
    void a_cached_stream_costs_no_load() {
        add(handler, 1);
        add(handler, 2);
        add(handler, 3);
        assertThat(store.loads).isEqualTo(1);
        assertThat(store.steps).hasSize(3);
    }

    @Test
    void a_stream_expected_to_be_new_costs_no_load_if_it_is_and_is_loaded_if_it_is_not() {
        handler.expectNew("1");
        add(handler, 1);
        assertThat(store.loads).isZero();

        CommandHandler<Integer, Integer, Integer> elsewhere = handler(store, 1);
        elsewhere.expectNew("1");
        assertThat(add(elsewhere, 2)).isEqualTo(new Handled.Decided<>(new Decision.Accepted<>(1, 3, 2, List.of(2))));
        assertThat(store.loads).isEqualTo(1);
    }

    @Test
    void a_command_decided_on_a_stale_state_is_decided_again() {
        CommandHandler<Integer, Integer, Integer> elsewhere = handler(store, 1);
        add(handler, 1);
        add(elsewhere, 10);
        assertThat(add(handler, 100))
                .isInstanceOfSatisfying(
                        Handled.Decided.class,
                        decided -> assertThat(decided.decision()).isInstanceOf(Decision.Refused.class));
        assertThat(add(handler, 5)).isEqualTo(new Handled.Decided<>(new Decision.Accepted<>(11, 16, 3, List.of(5))));
    }

    @Test
    void what_is_refused_or_holds_already_is_said_on_a_fresh_load_and_writes_nothing() {
        add(handler, 60);
        int loads = store.loads;
        assertThat(add(handler, 50)).isInstanceOf(Handled.Decided.class);
        assertThat(add(handler, 0)).isEqualTo(new Handled.Decided<>(new Decision.Accepted<>(60, 60, 1, List.of())));
        assertThat(store.loads).isEqualTo(loads + 2);
        assertThat(store.steps).hasSize(1);
    }

    @Test
    void a_message_that_comes_again_gets_the_first_answer() {
        assertThat(handle(handler, "message", 3)).isInstanceOf(Handled.Decided.class);
        assertThat(handle(handler, "message", 3)).isEqualTo(new Handled.Repeated<>("3"));
        assertThat(handle(handler(store, 1), "message", 3)).isEqualTo(new Handled.Repeated<>("3"));
        assertThat(current(handler).state()).isEqualTo(3);
    }

    @Test
    void a_refusal_with_an_answer_is_remembered_like_any_other() {
        assertThat(handle(handler, "message", 101)).isInstanceOf(Handled.Decided.class);
        assertThat(handle(handler, "message", 1)).isEqualTo(new Handled.Repeated<>("0"));
    }

    @Test
    void a_command_made_for_a_version_is_made_again_for_the_one_it_really_meets() {
        CommandHandler<Integer, Integer, Integer> elsewhere = handler(store, 1);
        add(handler, 1);
        add(elsewhere, 10);
        assertThat(addAt(1, 5))
                .isInstanceOfSatisfying(
                        Handled.Decided.class,
                        decided -> assertThat(decided.decision()).isInstanceOf(Decision.Refused.class));
        add(elsewhere, 10);
        assertThat(addAt(3, 5)).isEqualTo(new Handled.Decided<>(new Decision.Accepted<>(21, 26, 4, List.of(5))));
    }

    private Handled<Integer, Integer> addAt(long wanted, int number) {
        return handler.handle(
                        "1",
                        new Metadata(null, null, "test"),
                        version -> {
                            if (version != wanted) {
                                throw Rejected.stale("STALE", "not " + version);
                            }
                            return number;
                        },
                        _ -> Consequences.NONE)
                .toCompletableFuture()
                .join();
    }

    @Test
    void what_changed_after_a_state_is_read_with_what_it_led_to() {
        add(handler, 3);
        add(handler, 4);
        add(handler, 5);
        List<CommandHandler.Change<Integer>> changes = handler.changes("1", new CommandHandler.Current<>(3, 1), 2)
                .toCompletableFuture()
                .join();
        assertThat(changes)
                .extracting(CommandHandler.Change::after)
                .containsExactly(new CommandHandler.Current<>(7, 2), new CommandHandler.Current<>(12, 3));
    }

    @Test
    void a_state_of_another_schema_is_folded_anew_from_the_events() {
        add(handler, 3);
        add(handler, 4);
        CommandHandler<Integer, Integer, Integer> nextRelease = handler(store, 2);
        assertThat(current(nextRelease)).isEqualTo(new CommandHandler.Current<>(7, 2));
        add(nextRelease, 5);
        assertThat(current(handler(store, 2)).state()).isEqualTo(12);
        assertThat(current(handler(store, 1)).state()).isEqualTo(12);
    }

    @Test
    void the_past_can_be_asked_for() {
        Instant before = Instant.now().minusSeconds(1);
        add(handler, 3);
        add(handler, 4);
        assertThat(folded(1, Instant.MAX)).isEqualTo(new CommandHandler.Current<>(3, 1));
        assertThat(folded(99, Instant.MAX)).isEqualTo(new CommandHandler.Current<>(7, 2));
        assertThat(folded(99, before)).isEqualTo(new CommandHandler.Current<>(0, 0));
    }

    @Test
    void a_stream_that_never_stands_still_is_given_up_with_a_reason() {
        EventStore contended = new Tally.Counting(store) {
            @Override
            public CompletionStage<StepOutcome> commit(Step step) {
                steps.add(step);
                return CompletableFuture.completedStage(new StepOutcome.Conflict(step.expectedVersion() + 1));
            }
        };
        assertThatThrownBy(() -> add(handler(contended, 1), 1))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Rejected.class, why -> assertThat(why.code()).isEqualTo("CONTENDED"));
        assertThat(((Tally.Counting) contended).steps).hasSize(CommandHandler.MAX_ATTEMPTS);
    }

    private static CommandHandler<Integer, Integer, Integer> handler(EventStore store, int schema) {
        return new CommandHandler<>(store, "tally", new Tally(), Tally.EVENTS, Tally.states(schema));
    }

    private static Handled<Integer, Integer> add(CommandHandler<Integer, Integer, Integer> handler, int number) {
        return run(handler, null, number, _ -> Consequences.NONE);
    }

    private static Handled<Integer, Integer> handle(
            CommandHandler<Integer, Integer, Integer> handler, String messageId, int number) {
        return run(handler, messageId, number, ANSWER_WITH_THE_SUM);
    }

    private static Handled<Integer, Integer> run(
            CommandHandler<Integer, Integer, Integer> handler,
            @Nullable String messageId,
            int number,
            Function<Decision<Integer, Integer>, Consequences> consequences) {
        Metadata metadata = new Metadata(messageId, null, "tester");
        return handler.handle("1", metadata, number, consequences)
                .toCompletableFuture()
                .join();
    }

    private static CommandHandler.Current<Integer> current(CommandHandler<Integer, Integer, Integer> handler) {
        return handler.current("1").toCompletableFuture().join();
    }

    private CommandHandler.Current<Integer> folded(long toVersion, Instant toInstant) {
        return handler.folded("1", toVersion, toInstant).toCompletableFuture().join();
    }
}
