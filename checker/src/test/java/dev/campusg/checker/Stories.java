package dev.campusg.checker;

import static dev.campusg.checker.Town.now;

import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.EscrowMessages.ReleaseFunds;
import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderMessages.UpdateOrderStatus;
import dev.campusg.contracts.PaymentMessages.ReleasePayment;
import dev.campusg.contracts.Topics;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.Metadata;
import dev.campusg.order.application.OrderFacts;
import dev.campusg.order.domain.Actor;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.saga.SagaInput;
import dev.campusg.timer.application.TimerFacts;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.user.application.UserFacts;
import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.Profile;
import dev.campusg.user.domain.UserCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A little of everything that happens to orders, each as its endpoints would have it done. */
final class Stories {

    static final String RUNNER = "runner-1";

    private static final OrderFacts FACTS = new OrderFacts(JsonRecords.MAPPER);
    private static final List<OrderStatus> STAGES = List.of(
            OrderStatus.ON_SITE,
            OrderStatus.PURCHASED,
            OrderStatus.COLLECTED,
            OrderStatus.ON_THE_WAY,
            OrderStatus.DELIVERED);

    private final Town town;

    final String offered;
    final String declined;
    final String cancelled;
    final String timedOut;
    final String completed;
    final String accepted;

    Stories(Town town) {
        this.town = town;
        offered = placed(customer("pm_card_visa"));
        declined = placed(customer("pm_card_chargeDeclined"));
        cancelled = placed(customer("pm_card_revertFailsTwice"));
        timedOut = placed(customer("pm_card_duplicate"));
        completed = placed(customer("pm_card_visa"));
        accepted = placed(customer("pm_card_visa"));
        placed("nobody-knows-me");
        town.settle();
        cancel(cancelled);
        town.timeOut(timedOut);
        deliver(completed);
        accept(accepted);
        town.settle();
        complete(completed);
        town.settle();
    }

    private static Metadata by(String who) {
        return new Metadata(null, null, who);
    }

    private String customer(String card) {
        String id = "customer-" + card;
        now(town.users.run(id, by(id), new UserCommand.Sync(id, Profile.UNKNOWN, Instant.now()), UserFacts::of));
        now(town.users.run(
                id,
                by(id),
                new UserCommand.SaveCard(new Card(card, null, null, null, null), null, Instant.now()),
                UserFacts::of));
        return id;
    }

    /** The order has the id of its saga, so that each is found by the other. */
    private String placed(String customer) {
        String id = UUID.randomUUID().toString();
        CreateOrder wanted = CreateOrder.of(
                id,
                id,
                customer,
                new OrderDetails(
                        List.of(new FoodItem("Laksa", new Money(600), 2)), "Canteen", "Hall 7", new Money(250)));
        now(town.sagas
                .participant()
                .run(id, by(customer), new SagaInput.Start<>(id, wanted, Instant.now()), town.sagas::effects));
        return id;
    }

    private void cancel(String id) {
        now(town.sagas
                .participant()
                .run(
                        id,
                        by("customer"),
                        new SagaInput.Cancel<>(CancelReasons.MANUAL, Instant.now()),
                        town.sagas::effects));
    }

    private void accept(String id) {
        order(id, new OrderCommand.Accept(RUNNER, Instant.now()));
        now(town.timers.run(id, by(RUNNER), new TimerCommand.Stop(RUNNER, Instant.now()), TimerFacts::of));
    }

    private void deliver(String id) {
        accept(id);
        STAGES.forEach(stage -> order(id, new OrderCommand.Report(stage, null, Actor.user(RUNNER), Instant.now())));
    }

    private void order(String id, OrderCommand command) {
        now(town.orders.run(id, by(RUNNER), command, FACTS::of));
    }

    private void complete(String id) {
        town.say(
                Topics.PAYMENT_COMMANDS,
                id,
                new ReleasePayment(DerivedId.PAYMENT.of(id), RUNNER, "acct_runner"),
                "release-payment-" + id);
        town.say(Topics.ESCROW_COMMANDS, id, new ReleaseFunds(id, RUNNER), "release-funds-" + id);
        town.say(Topics.ORDER_COMMANDS, id, new UpdateOrderStatus(id, "COMPLETED"), "complete-" + id);
    }
}
