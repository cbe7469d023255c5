package dev.campusg.eventstore.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes();
    private final List<String> begun = new ArrayList<>();

    @Test
    void work_of_one_lane_waits_for_the_work_before_it() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        lanes.queue("a", () -> begin("first", first));
        CompletableFuture<Void> second = lanes.queue("a", () -> begin("second", new CompletableFuture<>()));

        assertThat(begun).containsExactly("first");
        first.complete(null);
        assertThat(begun).containsExactly("first", "second");
        assertThat(second).isNotDone();
    }

    @Test
    void lanes_do_not_wait_for_each_other() {
        lanes.queue("a", () -> begin("slow", new CompletableFuture<>()));
        CompletableFuture<Void> quick = lanes.queue("b", () -> begin("quick", CompletableFuture.completedStage(null)));

        assertThat(begun).containsExactly("slow", "quick");
        assertThat(quick).isCompleted();
    }

    @Test
    void what_fails_or_throws_does_not_stop_what_comes_behind_it() {
        CompletableFuture<Void> failed =
                lanes.queue("a", () -> CompletableFuture.failedStage(new IllegalStateException("bad luck")));
        CompletableFuture<Void> thrown = lanes.queue("a", () -> {
            throw new IllegalStateException("worse luck");
        });
        lanes.queue("a", () -> begin("third", CompletableFuture.completedStage(null)));

        assertThat(failed).isCompletedExceptionally();
        assertThat(thrown).isCompletedExceptionally();
        assertThat(begun).containsExactly("third");
    }

    @Test
    void a_long_line_of_quick_work_is_done_in_order() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        List<String> expected = new ArrayList<>(List.of("0"));
        lanes.queue("a", () -> begin("0", first));
        for (int i = 1; i < 2_000; i++) {
            String name = Integer.toString(i);
            expected.add(name);
            lanes.queue("a", () -> begin(name, CompletableFuture.completedStage(null)));
        }
        first.complete(null);
        assertThat(begun).isEqualTo(expected);
    }

    private CompletionStage<Void> begin(String name, CompletionStage<Void> work) {
        begun.add(name);
        return work;
    }
}
