package dev.campusg.eventstore.postgres;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers questions: while some are being answered, the next collect and go as one. A lone question does not wait.
 *
 * @param <Q> question
 * @param <A> answer
 */
final class Gathering<Q, A extends @Nullable Object> {

    /** Most questions of one statement. */
    private static final int MOST = 64;

    /** Statements at once: while one is answered the next is on its way. */
    private static final int IN_FLIGHT = 2;

    /** Most questions waiting. */
    private static final int WAITING = 20_000;

    private final EventLoop loop;
    private final Function<List<Q>, Future<List<A>>> ask;
    private final Arrivals<Asked<Q, A>> arrivals;
    private int inFlight;

    private record Asked<Q, A extends @Nullable Object>(Q question, Reply<A> reply) {}

    /** @param ask called on the loop; answers in the order of the questions */
    Gathering(EventLoop loop, Function<List<Q>, Future<List<A>>> ask) {
        this.loop = loop;
        this.ask = ask;
        this.arrivals = new Arrivals<>(loop, WAITING, this::depart);
    }

    /** @throws dev.campusg.eventstore.StoreUnavailable if too many wait already */
    CompletionStage<A> ask(Q question) {
        Asked<Q, A> asked = new Asked<>(question, new Reply<>());
        arrivals.add(asked);
        return asked.reply.stage();
    }

    private void depart() {
        while (inFlight < IN_FLIGHT) {
            List<Asked<Q, A>> together = new ArrayList<>();
            for (Asked<Q, A> next = arrivals.poll();
                    next != null;
                    next = together.size() < MOST ? arrivals.poll() : null) {
                together.add(next);
            }
            if (together.isEmpty()) {
                return;
            }
            inFlight++;
            arrivals.departed(together.size());
            ask.apply(together.stream().map(Asked::question).toList())
                    .onComplete(answer -> loop.run(() -> land(together, answer)));
        }
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
