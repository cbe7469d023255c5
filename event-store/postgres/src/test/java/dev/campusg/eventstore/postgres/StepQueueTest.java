package dev.campusg.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepQueueTest {

    private static final int MANY = 1_000_000;

    private final StepQueue queue = new StepQueue();

    @Test
    void steps_leave_in_the_order_they_came() {
        List<PendingStep> steps = List.of(step("a", 1), step("b", 1), step("c", 1));
        steps.forEach(queue::add);
        assertThat(queue.take(2, MANY)).isEqualTo(steps.subList(0, 2));
        assertThat(queue.take(2, MANY)).isEqualTo(steps.subList(2, 3));
        assertThat(queue.hasReady()).isFalse();
    }

    @Test
    void of_each_stream_only_one_leaves_until_it_is_released() {
        PendingStep first = step("a", 1);
        PendingStep second = step("a", 1);
        PendingStep third = step("a", 1);
        List.of(first, second, third).forEach(queue::add);

        assertThat(queue.take(10, MANY)).containsExactly(first);
        assertThat(queue.hasReady()).isFalse();
        queue.release(first.step().stream());
        assertThat(queue.take(10, MANY)).containsExactly(second);
        queue.release(first.step().stream());
        assertThat(queue.take(10, MANY)).containsExactly(third);
    }

    @Test
    void a_released_stream_is_free_for_whoever_comes_next() {
        PendingStep first = step("a", 1);
        queue.add(first);
        queue.take(1, MANY);
        queue.release(first.step().stream());

        PendingStep next = step("a", 1);
        queue.add(next);
        assertThat(queue.take(1, MANY)).containsExactly(next);
    }

    @Test
    void a_batch_ends_before_it_is_too_large() {
        PendingStep small = step("a", 10);
        PendingStep large = step("b", 100_000);
        PendingStep another = step("c", 10);
        List.of(small, large, another).forEach(queue::add);

        assertThat(queue.take(10, 50_000)).containsExactly(small);
        assertThat(queue.take(10, 50_000)).as("larger than allowed, so alone").containsExactly(large);
        assertThat(queue.take(10, 50_000)).containsExactly(another);
    }

    private static PendingStep step(String stream, int size) {
        NewEvent event = new NewEvent("Happened", 1, "\"" + "x".repeat(size) + "\"");
        return new PendingStep(Step.append(new StreamId("order", stream), 0, List.of(event)));
    }
}
