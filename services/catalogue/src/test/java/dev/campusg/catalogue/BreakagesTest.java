package dev.campusg.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.catalogue.Spoken.Sort;
import dev.campusg.contracts.Message.OneOf;
import dev.campusg.contracts.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planted changes of a published message: those that break somebody are told, the others are not. */
class BreakagesTest {

    enum Stage {
        EARLY,
        LATE
    }

    enum LongerStage {
        EARLY,
        BETWEEN,
        LATE
    }

    enum ShorterStage {
        EARLY
    }

    record Thing(String name, int count) {}

    record Before(
            @JsonProperty("order_id") String orderId,
            Money amount,
            Instant at,
            @OneOf(Stage.class) String stage,
            List<Thing> things,
            @Nullable String note) {}

    private static final Golden BEFORE = Golden.of(event(Before.class), 1);

    private static Spoken event(Class<?> kind) {
        return new Spoken("thing.done", kind, Sort.REPLY, "order_events", "order_id", List.of());
    }

    private static List<String> breakages(Class<?> now) {
        return Breakages.between(BEFORE, event(now));
    }

    @Test
    void what_did_not_change_breaks_nothing() {
        assertThat(breakages(Before.class)).isEmpty();
    }

    record Grown(
            @JsonProperty("order_id") String orderId,
            Money amount,
            Instant at,
            @OneOf(LongerStage.class) String stage,
            List<Thing> things,
            @Nullable String note,
            @Nullable String more) {}

    @Test
    void a_new_field_that_may_be_missing_and_a_new_value_break_nothing() {
        assertThat(breakages(Grown.class)).isEmpty();
    }

    record Removed(
            @JsonProperty("order_id") String orderId,
            Money amount,
            @OneOf(Stage.class) String stage,
            List<Thing> things,
            @Nullable String note) {}

    @Test
    void a_removed_field_is_told() {
        assertThat(breakages(Removed.class)).contains("thing.done at is gone");
    }

    record Renamed(
            @JsonProperty("orderId") String orderId,
            Money amount,
            Instant at,
            @OneOf(Stage.class) String stage,
            List<Thing> things,
            @Nullable String note) {}

    @Test
    void a_renamed_field_is_told() {
        assertThat(breakages(Renamed.class)).contains("thing.done order_id is gone", "thing.done requires orderId now");
    }

    record Retyped(
            @JsonProperty("order_id") String orderId,
            long amount,
            String at,
            @OneOf(Stage.class) String stage,
            List<Thing> things,
            @Nullable String note) {}

    @Test
    void a_retyped_field_is_told_even_if_both_are_texts() {
        assertThat(breakages(Retyped.class))
                .contains("thing.done amount was [string] and is [integer]", "thing.done at has another format");
    }

    record Demanding(
            @JsonProperty("order_id") String orderId,
            Money amount,
            Instant at,
            @OneOf(Stage.class) String stage,
            List<Thing> things,
            String note,
            String more) {}

    @Test
    void a_field_that_must_be_there_now_is_told() {
        assertThat(breakages(Demanding.class)).contains("thing.done requires note now", "thing.done requires more now");
    }

    record Sparing(
            @JsonProperty("order_id") String orderId,
            @Nullable Money amount,
            Instant at,
            @OneOf(Stage.class) String stage,
            List<Thing> things,
            @Nullable String note) {}

    @Test
    void a_field_that_readers_rely_on_and_may_be_null_now_is_told() {
        assertThat(breakages(Sparing.class))
                .contains("thing.done may lack amount now", "thing.done amount may be null now");
    }

    record Shortened(
            @JsonProperty("order_id") String orderId,
            Money amount,
            Instant at,
            @OneOf(ShorterStage.class) String stage,
            List<Thing> things,
            @Nullable String note) {}

    @Test
    void a_removed_value_is_told() {
        assertThat(breakages(Shortened.class)).contains("thing.done stage lost the value LATE");
    }

    record OtherThing(String name, String count) {}

    record Deep(
            @JsonProperty("order_id") String orderId,
            Money amount,
            Instant at,
            @OneOf(Stage.class) String stage,
            List<OtherThing> things,
            @Nullable String note) {}

    @Test
    void a_change_deep_inside_is_told() {
        assertThat(breakages(Deep.class)).contains("thing.done things[].count was [integer] and is [string]");
    }

    @Test
    void another_topic_and_another_key_are_told() {
        Spoken moved = new Spoken("thing.done", Before.class, Sort.REPLY, "user_events", "note", List.of());
        assertThat(Breakages.between(BEFORE, moved))
                .contains(
                        "thing.done has another topic: order_events became user_events",
                        "thing.done has another key: order_id became note");
    }

    record Ask(
            @JsonProperty("order_id") @JsonAlias("orderId") String orderId,
            @Nullable String note,
            int count) {}

    record AskForLess(
            @JsonProperty("order_id") @JsonAlias({"orderId", "order"})
            String orderId,

            @Nullable String note,
            @Nullable Integer count) {}

    record AskInOneSpelling(
            @JsonProperty("order_id") String orderId,
            @Nullable String note,
            int count) {}

    private static Spoken command(Class<?> kind) {
        return new Spoken("do_thing", kind, Sort.COMMAND, "order_commands", "order_id", List.of("thing.done"));
    }

    @Test
    void a_command_may_ask_for_less_but_not_refuse_a_spelling() {
        Golden before = Golden.of(command(Ask.class), 1);
        assertThat(Breakages.between(before, command(Ask.class))).isEmpty();
        assertThat(Breakages.between(before, command(AskForLess.class))).isEmpty();
        assertThat(Breakages.between(before, command(AskInOneSpelling.class)))
                .contains("do_thing orderId is gone", "do_thing requires order_id now");
    }

    @Test
    void a_message_without_a_golden_one_a_grown_one_and_a_vanished_one_are_told(@TempDir Path folder)
            throws IOException {
        Goldens goldens = new Goldens(folder);
        assertThat(goldens.unrecorded(List.of(event(Before.class)))).containsExactly("thing.done");
        assertThat(goldens.writeNew(List.of(event(Before.class)))).hasSize(1);
        assertThat(goldens.unrecorded(List.of(event(Before.class)))).isEmpty();

        assertThat(goldens.unrecorded(List.of(event(Grown.class)))).containsExactly("thing.done");
        assertThat(goldens.writeNew(List.of(event(Grown.class))))
                .containsExactly(folder.resolve("order_events/thing.done/v2.json"));
        assertThat(goldens.breakages(List.of(event(Grown.class)))).isEmpty();

        assertThat(goldens.writeNew(List.of(event(Removed.class)))).isEmpty();
        assertThat(goldens.breakages(List.of(event(Removed.class)))).contains("thing.done more is gone");
        assertThat(goldens.breakages(List.of()))
                .containsExactly("thing.done is said no longer", "thing.done is said no longer");
    }
}
