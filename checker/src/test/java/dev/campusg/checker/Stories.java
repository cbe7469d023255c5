package dev.campusg.checker;

import static dev.campusg.checker.Town.now;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.Metadata;
import dev.campusg.order.application.OrderFacts;
import dev.campusg.order.domain.Actor;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderStatus;
import dev.campusg.saga.SagaInput;
import dev.campusg.scheduler.application.ScheduledEvents;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.user.application.UserFacts;
import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.Profile;
import dev.campusg.user.domain.UserCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    final String givenBack;

    /** Scheduled events: one that was done, one that will be. */
    final String reminded = "reminded";

    final String reminding = "reminding";

    Stories(Town town) {
        this.town = town;
        offered = placed(customer("pm_card_visa"));
        declined = placed(customer("pm_card_chargeDeclined"));
        cancelled = placed(customer("pm_card_revertFailsTwice"));
        timedOut = placed(customer("pm_card_duplicate"));
        completed = placed(customer("pm_card_visa"));
        accepted = placed(customer("pm_card_visa"));
        givenBack = placed(customer("pm_card_visa"));
        placed("nobody-knows-me");
        runner();
        town.settle();
        cancel(cancelled);
        town.timeOut(timedOut);
        deliver(completed);
        accept(accepted);
        accept(givenBack);
        town.settle();
        order(givenBack, new OrderCommand.CancelAcceptance(Actor.user(RUNNER), Instant.now()));
        remind(reminded, accepted, Instant.now());
        remind(reminding, accepted, Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS));
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

    private void runner() {
        now(town.users.run(
                RUNNER, by(RUNNER), new UserCommand.Sync(RUNNER, Profile.UNKNOWN, Instant.now()), UserFacts::of));
        now(town.users.run(
                RUNNER, by(RUNNER), new UserCommand.LinkConnectAccount("acct_runner", Instant.now()), UserFacts::of));
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
    }

    private void deliver(String id) {
        accept(id);
        STAGES.forEach(stage -> order(id, new OrderCommand.Report(stage, null, Actor.user(RUNNER), Instant.now())));
    }

    private void order(String id, OrderCommand command) {
        now(town.orders.run(id, by(RUNNER), command, FACTS::of));
    }

    private void remind(String id, String order, Instant when) {
        Terms terms = new Terms(id, Kind.DELIVERY_REMINDER, order, when, "{}");
        now(town.scheduled.run(
                id, by("somebody"), new ScheduleCommand.Schedule(terms, Instant.now()), ScheduledEvents::effects));
    }
}
