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
    void questions_gather_while_others_are_answered_and_each_gets_its_own_answer() {
        CompletionStage<Integer> first = gathering.ask(1);
        Await.until("the first is asked", () -> asked.size() == 1);
        CompletionStage<Integer> second = gathering.ask(2);
        Await.until("the second is asked", () -> asked.size() == 2);
        List<CompletionStage<Integer>> others =
                IntStream.rangeClosed(3, 50).mapToObj(gathering::ask).toList();
        answers.getFirst().complete(List.of(10));

        assertThat(answer(first)).isEqualTo(10);
        Await.until("the others are asked", () -> asked.size() == 3);
        assertThat(asked.get(2)).isEqualTo(IntStream.rangeClosed(3, 50).boxed().toList());
        answers.get(2).complete(asked.get(2).stream().map(each -> each * 10).toList());
        assertThat(others.stream().map(each -> answer(each)))
                .startsWith(30, 40, 50)
                .endsWith(500);
        answers.get(1).complete(List.of(20));
        assertThat(answer(second)).isEqualTo(20);
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
