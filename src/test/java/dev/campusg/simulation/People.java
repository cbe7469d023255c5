package dev.campusg.simulation;

import dev.campusg.contracts.Money;
import dev.campusg.contracts.OrderMessages.FoodItem;
import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.eventstore.Consequences;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.testkit.simulation.Chance;
import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.Profile;
import dev.campusg.user.domain.UserCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who lives on the campus, and what they would like to eat. */
final class People {

    private static final List<String> CARDS = List.of(
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_chargeDeclined",
            "pm_card_insufficientFunds",
            "pm_card_processingError",
            "pm_card_timeout",
            "pm_card_slow",
            "pm_card_duplicate",
            "pm_card_revertFailsTwice",
            "pm_card_releaseFailsTwice");
    static final List<String> RUNNERS = List.of("runner-0", "runner-1", "runner-2");

    private static final Metadata NOBODY = new Metadata(null, null, "simulation");
    private static final String WITHOUT_CARD = "user-without-card";
    private static final String UNKNOWN = "user-nobody-knows";
    private static final String ACCOUNT = "acct_";
    private static final Duration LONG_WITHOUT_ACCOUNT = Duration.ofMinutes(8);
    private static final List<Long> PRICES = List.of(1L, 50L, 350L, 499L, 1_250L, 99_999L);

    private final Chance chance;
    private final List<String> customers = new ArrayList<>(List.of(WITHOUT_CARD, UNKNOWN));

    private People(Chance chance) {
        this.chance = chance;
    }

    /** Registers them before anything can go wrong. */
    static People on(Campus campus) {
        People people = new People(campus.world.chance());
        Instant at = campus.world.time().now();
        for (int i = 0; i < CARDS.size(); i++) {
            people.register(campus, "user-" + i, CARDS.get(i), at);
        }
        people.register(campus, WITHOUT_CARD, null, at);
        RUNNERS.forEach(runner -> people.register(campus, runner, null, at));
        open(campus, RUNNERS.get(0));
        open(campus, RUNNERS.get(1));
        // One finds out what an account is for when the first payout fails.
        campus.world
                .time()
                .after(
                        people.chance.anyScale(Duration.ofSeconds(1), LONG_WITHOUT_ACCOUNT),
                        () -> open(campus, RUNNERS.get(2)));
        return people;
    }

    private static void open(Campus campus, String runner) {
        campus.users
                .observer()
                .users()
                .streams()
                .handle(
                        runner,
                        NOBODY,
                        new UserCommand.LinkConnectAccount(
                                ACCOUNT + runner, campus.world.time().now()),
                        _ -> Consequences.NONE);
    }

    private void register(Campus campus, String id, @Nullable String card, Instant at) {
        var users = campus.users.observer().users().streams();
        users.handle(id, NOBODY, new UserCommand.Sync(id, Profile.UNKNOWN, at), _ -> Consequences.NONE);
        if (card != null) {
            Card saved = new Card(card, null, null, null, null);
            users.handle(id, NOBODY, new UserCommand.SaveCard(saved, null, at), _ -> Consequences.NONE);
            customers.add(id);
        }
    }

    /** Somebody wants something. */
    Story wish(Instant at) {
        String saga = chance.id(at);
        return new Story(saga, chance.id(at), chance.oneOf(customers), details());
    }

    private OrderDetails details() {
        List<FoodItem> items = new ArrayList<>();
        // One in thirty asks for something that cannot be ordered.
        int kinds = chance.of(1.0 / 30) ? 0 : 1 + chance.below(3);
        for (int i = 0; i < kinds; i++) {
            items.add(new FoodItem("Dish " + i, new Money(chance.oneOf(PRICES)), 1 + chance.below(3)));
        }
        Money fee = chance.of(0.5) ? null : new Money(399);
        return new OrderDetails(items, chance.of(0.5) ? null : "Canteen", "Library", fee);
    }
}
