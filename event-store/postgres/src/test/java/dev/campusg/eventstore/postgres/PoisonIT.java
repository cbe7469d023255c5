package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StepOutcome.Committed;
import dev.campusg.eventstore.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step that PostgreSQL cannot take must fail alone, however many share its transaction. */
class PoisonIT {

    private static final int OTHERS = 200;

    private static TestDatabase database;
    private static PostgresEventStore store;

    @BeforeAll
    static void create_the_database() {
        database = TestDatabase.create();
        store = database.store();
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisons")
    void a_poisonous_step_fails_alone(String what, Step poison) {
        List<CompletionStage<StepOutcome>> before = others(what + " before");
        CompletionStage<StepOutcome> poisoned = store.commit(poison);
        List<CompletionStage<StepOutcome>> after = others(what + " after");

        assertThatThrownBy(() -> answer(poisoned)).isInstanceOf(IllegalArgumentException.class);
        assertThat(before.stream().map(outcome -> answer(outcome))).containsOnly(new Committed(1));
        assertThat(after.stream().map(outcome -> answer(outcome))).containsOnly(new Committed(1));
        assertThat(answer(store.snapshot(new StreamId("poison", "of-" + what)))).isNull();
    }

    static List<Object[]> poisons() {
        List<Object[]> poisons = new ArrayList<>();
        poisons.add(poison("data that is no JSON", "m", "a", "{", "{}", "v"));
        poisons.add(poison("state that is no JSON", "m", "a", "{}", "{'a': 1}", "v"));
        poisons.add(poison("state with an escaped NUL", "m", "a", "{}", "\"\\u0000\"", "v"));
        poisons.add(poison("data with an escaped NUL", "m", "a", "\"\\\\\\u0000\"", "{}", "v"));
        poisons.add(poison("a message id with a NUL", "\0", "a", "{}", "{}", "v"));
        poisons.add(poison("half a surrogate pair", "\ud83c", "a", "{}", "{}", "v"));
        poisons.add(poison("an actor with a NUL", "m", "\0", "{}", "{}", "v"));
        poisons.add(poison("a message with a NUL", "m", "a", "{}", "{}", "\0"));
        poisons.add(poison("a message id longer than an index entry", noise(9_000), "a", "{}", "{}", "v"));
        return poisons;
    }

    private static Object[] poison(
            String what, String messageId, String actor, String data, String state, String message) {
        Step step = new Step(
                new StreamId("poison", "of-" + what),
                0,
                new Metadata(messageId, null, actor),
                List.of(new NewEvent("Poisoned", 1, data)),
                new Snapshot(1, 1, state),
                List.of(new OutboxMessage("topic", "key", message, Map.of())),
                List.of(),
                null);
        return new Object[] {what, step};
    }

    /** Text that does not compress. */
    private static String noise(int length) {
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(length, 'a', 'z').forEach(noise::appendCodePoint);
        return noise.toString();
    }

    private static List<CompletionStage<StepOutcome>> others(String when) {
        NewEvent harmless = new NewEvent("Happened", 1, "\"a backslash and u0000: \\\\u0000\"");
        return IntStream.range(0, OTHERS)
                .mapToObj(i -> store.commit(Step.append(new StreamId("other", when + i), 0, List.of(harmless))))
                .toList();
    }
}
