package dev.campusg.simulation;

import dev.campusg.eventstore.testkit.simulation.Fault;
import dev.campusg.eventstore.testkit.simulation.Simulation;
import dev.campusg.payment.application.GatewayAnswer;
import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.application.PaymentGateway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The way to the card processor and back: long, and not every question or answer makes it. */
final class CardNetwork implements PaymentGateway {

    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration VERY_SLOW = Duration.ofMinutes(3);

    private final PaymentGateway processor;
    private final Simulation world;

    CardNetwork(PaymentGateway processor, Simulation world) {
        this.processor = processor;
        this.world = world;
    }

    @Override
    public CompletionStage<GatewayAnswer> perform(GatewayCall call, Consumer<GatewayAnswer> again) {
        world.note(
                "card network",
                () -> call.idempotencyKey() + " asked for " + call.terms().orderId());
        CompletableFuture<GatewayAnswer> heard = new CompletableFuture<>();
        if (world.faults().strike(Fault.UNREACHABLE)) {
            later(() -> heard.completeExceptionally(new IllegalStateException("nobody there")));
            return heard;
        }
        processor
                .perform(call, answer -> later(() -> again.accept(answer)))
                .thenAccept(answer -> answered(call, answer, heard, again));
        return heard;
    }

    private void answered(
            GatewayCall call,
            GatewayAnswer answer,
            CompletableFuture<GatewayAnswer> heard,
            Consumer<GatewayAnswer> again) {
        if (world.faults().strike(Fault.ANSWERED_TWICE)) {
            later(() -> again.accept(answer));
        }
        if (world.faults().strike(Fault.ANSWER_LOST)) {
            later(() -> heard.completeExceptionally(new IllegalStateException("the line is dead")));
            return;
        }
        later(() -> {
            world.note("card network", () -> call.idempotencyKey() + " answered " + answer);
            heard.complete(answer);
        });
    }

    private void later(Runnable task) {
        world.time()
                .after(
                        world.chance().anyScale(QUICK, world.faults().strike(Fault.ANSWER_LATE) ? VERY_SLOW : SLOW),
                        task);
    }
}
