package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.campusg.eventstore.testkit.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<List<Integer>> asked = new CopyOnWriteArrayList<>();
    private final List<Promise<List<Integer>>> answers = new CopyOnWriteArrayList<>();
    private final Gathering<Integer, Integer> gathering = new Gathering<>(EventLoop.of(vertx), this::ask);

    private Future<List<Integer>> ask(List<Integer> questions) {
        Promise<List<Integer>> promise = Promise.promise();
        answers.add(promise);
        asked.add(questions);
        return promise.future();
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void questions_gather_while_another_is_answered_and_each_gets_its_own_answer() {
        CompletionStage<Integer> first = gathering.ask(1);
        Await.until("a lone question is asked at once", () -> asked.size() == 1);
        List<CompletionStage<Integer>> others =
                IntStream.rangeClosed(2, 5).mapToObj(gathering::ask).toList();
        answers.getFirst().complete(List.of(10));

        assertThat(answer(first)).isEqualTo(10);
        Await.until("the others are asked", () -> asked.size() == 2);
        assertThat(asked.get(1)).containsExactly(2, 3, 4, 5);
        answers.get(1).complete(List.of(20, 30, 40, 50));
        assertThat(others.stream().map(each -> answer(each))).containsExactly(20, 30, 40, 50);
    }

    @Test
    void many_questions_do_not_wait_for_an_answer_that_does_not_come() {
        gathering.ask(0);
        Await.until("a lone question is asked at once", () -> asked.size() == 1);
        List<CompletionStage<Integer>> others =
                IntStream.rangeClosed(1, 40).mapToObj(gathering::ask).toList();

        Await.until("others are asked", () -> asked.size() >= 2);
        answers.get(1).complete(asked.get(1));
        assertThat(answer(others.getFirst())).isEqualTo(1);
    }

    @Test
    void a_failure_is_told_to_all_who_asked_together_and_to_nobody_else() {
        CompletionStage<Integer> first = gathering.ask(1);
        Await.until("the first is asked", () -> asked.size() == 1);
        answers.getFirst().fail(new IllegalStateException("planted"));
        assertThatThrownBy(() -> answer(first)).hasMessage("planted");

        CompletionStage<Integer> second = gathering.ask(2);
        Await.until("the second is asked", () -> asked.size() == 2);
        answers.get(1).complete(List.of(20));
        assertThat(answer(second)).isEqualTo(20);
    }
}
