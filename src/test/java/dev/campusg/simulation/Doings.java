package dev.campusg.simulation;

import dev.campusg.completeordersaga.domain.CompleteOrder;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.testkit.simulation.Chance;
import dev.campusg.order.application.OrderFacts;
import dev.campusg.order.domain.Actor;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.saga.SagaInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What people do about an order, at any instant, as the endpoints would have it done. */
final class Doings {

    private static final Duration AT_ONCE = Duration.ofMillis(5);
    private static final Duration IN_THE_END = Duration.ofMinutes(4);
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final List<OrderStatus> STAGES = List.of(
            OrderStatus.ON_SITE,
            OrderStatus.PURCHASED,
            OrderStatus.COLLECTED,
            OrderStatus.ON_THE_WAY,
            OrderStatus.DELIVERED);
    private static final Duration OPENING = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(700);
    private static final OrderFacts FACTS = new OrderFacts(Json.MAPPER);

    private final Campus campus;
    private final Story story;
    private final Chance chance;
    private int requests;

    private Doings(Campus campus, Story story) {
        this.campus = campus;
        this.story = story;
        this.chance = campus.world.chance();
    }

    static void about(Story story, Campus campus) {
        Doings doings = new Doings(campus, story);
        Duration begin = doings.chance.between(Duration.ZERO, OPENING);
        doings.until(begin, "orders", doings::order);
        doings.some(3, 0.25, begin, "cancels the saga", doings::cancelSaga);
        doings.some(2, 0.10, begin, "cancels the order", doings::cancelOrder);
        doings.some(8, 0.30, begin, "accepts", doings::accept);
        if (doings.chance.of(0.3)) {
            doings.race(begin);
        }
    }

    private void some(int most, double each, Duration begin, String what, Supplier<CompletionStage<?>> request) {
        for (int i = 0; i < most; i++) {
            if (chance.of(each)) {
                until(begin.plus(chance.anyScale(AT_ONCE, IN_THE_END)), what, request);
            }
        }
    }

    /** Asks until there is an answer, whatever it is. */
    private void until(Duration delay, String what, Supplier<CompletionStage<?>> request) {
        campus.world.time().after(delay, () -> ask(what, request));
    }

    private void ask(String what, Supplier<CompletionStage<?>> request) {
        campus.world.note("somebody", () -> what + " " + story.orderId() + " (saga " + story.sagaId() + ")");
        request.get().whenComplete((_, failure) -> {
            boolean answered = failure == null
                    || failure instanceof Rejected
                    || failure instanceof CompletionException && failure.getCause() instanceof Rejected;
            if (!answered) {
                until(RETRY, what, request);
            }
        });
    }

    private CompletionStage<?> order() {
        return campus.sagas
                .reach()
                .<CompletionStage<?>>map(saga -> saga.sagas()
                        .participant()
                        .run(
                                story.sagaId(),
                                metadata(story.customerId()),
                                new SagaInput.Start<>(story.sagaId(), story.wanted(), now()),
                                saga.sagas()::effects))
                .orElseGet(Doings::nobodyThere);
    }

    private CompletionStage<?> cancelSaga() {
        return campus.sagas
                .reach()
                .<CompletionStage<?>>map(saga -> saga.sagas()
                        .participant()
                        .run(
                                story.sagaId(),
                                metadata(story.customerId()),
                                new SagaInput.Cancel<>(CancelReasons.MANUAL, now()),
                                saga.sagas()::effects))
                .orElseGet(Doings::nobodyThere);
    }

    private CompletionStage<?> cancelOrder() {
        return change(new OrderCommand.Cancel("Cancelled by request", Actor.user(story.customerId()), now()));
    }

    private void race(Duration begin) {
        Duration moment = begin.plus(chance.anyScale(AT_ONCE, IN_THE_END));
        until(moment, "accepts", this::accept);
        until(moment, "accepts", this::accept);
    }

    private CompletionStage<?> accept() {
        String runner = chance.oneOf(People.RUNNERS);
        return change(new OrderCommand.Accept(runner, now())).thenAccept(_ -> accepted(runner));
    }

    /** Most deliver; some step back, before or after they set off. */
    private void accepted(String runner) {
        if (chance.of(0.25)) {
            until(
                    chance.anyScale(AT_ONCE, IN_THE_END),
                    "gives back",
                    () -> change(new OrderCommand.CancelAcceptance(Actor.user(runner), now())));
        }
        if (chance.of(0.03)) {
            until(
                    chance.anyScale(AT_ONCE, IN_THE_END),
                    "takes from its runner",
                    () -> change(new OrderCommand.ClearRunner(now())));
        }
        if (chance.of(0.6)) {
            report(runner, 0);
        }
    }

    private void report(String runner, int stage) {
        until(
                chance.anyScale(AT_ONCE, A_WHILE),
                "reports " + STAGES.get(stage) + " of",
                () -> change(new OrderCommand.Report(STAGES.get(stage), null, Actor.user(runner), now()))
                        .thenAccept(_ -> reported(runner, stage)));
    }

    private void reported(String runner, int stage) {
        if (stage + 1 < STAGES.size()) {
            report(runner, stage + 1);
        } else if (chance.of(0.3)) {
            until(chance.anyScale(AT_ONCE, A_WHILE), "wants to be paid for", this::complete);
        }
    }

    private CompletionStage<?> complete() {
        return campus.orders
                .reach()
                .<CompletionStage<?>>map(order -> order.orders()
                        .streams()
                        .current(story.orderId())
                        .thenCompose(current -> complete(current.state())))
                .orElseGet(Doings::nobodyThere);
    }

    private CompletionStage<?> complete(Order order) {
        String saga = CompleteOrder.sagaOf(story.orderId());
        if (order.status() != OrderStatus.DELIVERED) {
            return CompletableFuture.completedStage(null);
        }
        CompleteOrder delivered = CompleteOrder.of(
                order.orderId(),
                order.customerId(),
                Objects.requireNonNull(order.runnerId()),
                order.description(),
                order.foodFee(),
                order.deliveryFee());
        return campus.completions
                .reach()
                .<CompletionStage<?>>map(completion -> completion
                        .sagas()
                        .participant()
                        .run(
                                saga,
                                metadata("somebody"),
                                new SagaInput.Start<>(saga, delivered, now()),
                                completion.sagas()::effects))
                .orElseGet(Doings::nobodyThere);
    }

    private CompletionStage<?> change(OrderCommand command) {
        return campus.orders
                .reach()
                .<CompletionStage<?>>map(
                        order -> order.orders().run(story.orderId(), metadata("somebody"), command, FACTS::of))
                .orElseGet(Doings::nobodyThere);
    }

    private static CompletionStage<?> nobodyThere() {
        return CompletableFuture.failedStage(new IllegalStateException("nobody there"));
    }

    private Metadata metadata(String who) {
        return new Metadata("request-" + story.sagaId() + "-" + ++requests, story.sagaId(), who);
    }

    private Instant now() {
        return campus.world.time().now();
    }
}
