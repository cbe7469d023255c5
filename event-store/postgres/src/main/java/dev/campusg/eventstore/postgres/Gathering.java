package dev.campusg.eventstore.postgres;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers questions: while some are being answered, the next collect and go as one. A lone question does not wait.
 *
 * @param <Q> question
 * @param <A> answer
 */
public final class Gathering<Q, A extends @Nullable Object> {

    /** Most questions of one statement, where nobody says otherwise. */
    private static final int MOST = 64;

    /** Statements at once. */
    private static final int IN_FLIGHT = 3;

    /** Questions that are worth a further statement; fewer are cheaper together with those still to come. */
    private static final int ENOUGH = 16;

    /** Most questions waiting. */
    private static final int WAITING = 20_000;

    private final EventLoop loop;
    private final int most;
    private final Function<List<Q>, Future<List<A>>> ask;
    private final Arrivals<Asked<Q, A>> arrivals;
    private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
    private int inFlight;

    private record Asked<Q, A extends @Nullable Object>(Q question, Reply<A> reply) {}

    /** @param ask called on the loop; answers in the order of the questions */
    Gathering(EventLoop loop, Function<List<Q>, Future<List<A>>> ask) {
        this(loop, MOST, ask);
    }

    /**
     * @param most questions of one statement
     * @param ask called on one event loop; answers in the order of the questions
     */
    public Gathering(Vertx vertx, int most, Function<List<Q>, Future<List<A>>> ask) {
        this(EventLoop.of(vertx), most, ask);
    }

    private Gathering(EventLoop loop, int most, Function<List<Q>, Future<List<A>>> ask) {
        this.loop = loop;
        this.most = most;
        this.ask = ask;
        this.arrivals = new Arrivals<>(loop, WAITING, this::depart);
    }

    /** @throws dev.campusg.eventstore.StoreUnavailable if too many wait already */
    public CompletionStage<A> ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new Reply<>());
        arrivals.add(asked);
        return asked.reply.stage();
    }

    private void depart() {
        for (Asked<Q, A> next = arrivals.poll(); next != null; next = arrivals.poll()) {
            waiting.add(next);
        }
        while (inFlight == 0 && !waiting.isEmpty() || inFlight < IN_FLIGHT && waiting.size() >= ENOUGH) {
            List<Asked<Q, A>> together = new ArrayList<>();
            while (together.size() < most && !waiting.isEmpty()) {
                together.add(waiting.remove());
            }
            arrivals.departed(together.size());
            fly(together);
        }
    }

    private void fly(List<Asked<Q, A>> together) {
        inFlight++;
        ask.apply(together.stream().map(Asked::question).toList())
                .onComplete(answer -> loop.run(() -> land(together, answer)));
    }

    private void land(List<Asked<Q, A>> together, AsyncResult<List<A>> answer) {
        inFlight--;
        depart();
        if (answer.succeeded()) {
            for (int i = 0; i < together.size(); i++) {
                together.get(i).reply.complete(answer.result().get(i));
            }
        } else {
            together.forEach(asked -> asked.reply.fail(answer.cause()));
        }
    }
}
