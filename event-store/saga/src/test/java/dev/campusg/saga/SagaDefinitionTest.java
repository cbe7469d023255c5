package dev.campusg.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SagaDefinitionTest {

    private static final Call<Trip> CALL = new Call<>(
            "topic",
            Trip::traveller,
            Replies.of(Trip.Mailed.class, Trip.Failed.class, Trip.Failed::why),
            Trip.DEADLINE);
    private static final Compensatable<Trip> FIRST = new Compensatable<>("FIRST", CALL, new Undo<>("UNDO", CALL));
    private static final Pivot<Trip> PIVOT = new Pivot<>("PIVOT", CALL);
    private static final Retriable<Trip> LAST = new Retriable<>("LAST", CALL);

    private static SagaDefinition<Trip> of(@Nullable Cancellation<Trip> cancellation, List<SagaStep<Trip>> steps) {
        return new SagaDefinition<>("saga", 1, steps, cancellation, RetryPolicy.DEFAULT);
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> refused(
            @Nullable Cancellation<Trip> cancellation, List<SagaStep<Trip>> steps) {
        return assertThatIllegalArgumentException().isThrownBy(() -> of(cancellation, steps));
    }

    @Test
    void steps_are_compensatable_then_pivot_then_retriable() {
        assertThat(of(null, List.of(FIRST, PIVOT, LAST)).steps()).hasSize(3);
        assertThat(of(null, List.of(LAST)).steps()).hasSize(1);
        refused(null, List.of(PIVOT, FIRST)).withMessageContaining("FIRST");
        refused(null, List.of(LAST, PIVOT)).withMessageContaining("PIVOT");
        refused(null, List.of(PIVOT, new Pivot<>("SECOND", CALL))).withMessageContaining("SECOND");
        refused(null, List.of()).withMessageContaining("steps");
    }

    @Test
    void names_are_unique_and_fit_into_command_ids() {
        refused(null, List.of(FIRST, new Pivot<>("FIRST", CALL))).withMessageContaining("FIRST");
        refused(null, List.of(FIRST, new Pivot<>("UNDO", CALL))).withMessageContaining("UNDO");
        refused(null, List.of(new Pivot<>("A:B", CALL))).withMessageContaining("A:B");
        refused(null, List.of(new Pivot<>("", CALL)));
    }

    @Test
    void the_gate_is_an_undo_that_insists() {
        Compensatable<Trip> tolerant = new Compensatable<>("TOLERANT", CALL, Undo.tolerant("UNDO", CALL));
        refused(new Cancellation<>(List.of(), "PIVOT", List.of()), List.of(FIRST, PIVOT));
        refused(new Cancellation<>(List.of(), "NOBODY", List.of()), List.of(FIRST, PIVOT));
        refused(new Cancellation<>(List.of(), "TOLERANT", List.of()), List.of(tolerant, PIVOT));
        refused(new Cancellation<>(List.of(new Undo<>("X", CALL)), "FIRST", List.of()), List.of(FIRST, PIVOT));
    }

    @Test
    void every_task_is_found_by_its_name() {
        assertThat(Trip.BOOKING.tasks().stream().map(Task::name))
                .containsExactlyInAnyOrder(
                        "BOOK_HOTEL",
                        "UNBOOK",
                        "ASK_CARD",
                        "CHARGE",
                        "REFUND",
                        "ISSUE_TICKET",
                        "VOID_TICKET",
                        "SEND_TICKET",
                        "SEND_REGRETS");
        assertThat(Trip.BOOKING.task("REFUND").name()).isEqualTo("REFUND");
        assertThatIllegalArgumentException().isThrownBy(() -> Trip.BOOKING.task("DANCE"));
    }

    @Test
    void a_deadline_is_longer_than_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Respondent("topic", Duration.ZERO).asked(Trip::traveller, CALL.replies()));
    }
}
