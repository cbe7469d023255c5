package dev.campusg.user.domain;

import dev.campusg.eventstore.Rejected;
import dev.campusg.user.domain.UserCommand.RemoveCard;
import dev.campusg.user.domain.UserCommand.SaveCard;
import dev.campusg.user.domain.UserEvent.CardRemoved;
import dev.campusg.user.domain.UserEvent.CardSaved;
import dev.campusg.user.domain.UserEvent.StripeCustomerLinked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules of what a user pays with and is paid by. */
final class Wallet {

    static final int MAX_CARDS = 10;

    private Wallet() {}

    static List<UserEvent> save(User user, SaveCard save) {
        if (user.cards().stream().noneMatch(card -> sameMethod(card, save.card().paymentMethodId()))
                && user.cards().size() == MAX_CARDS) {
            throw Rejected.conflict("TOO_MANY_CARDS", "a user has at most " + MAX_CARDS + " cards; remove one first");
        }
        List<UserEvent> events = new ArrayList<>();
        String customerId = customerId(user, save);
        if (!customerId.equals(user.stripeCustomerId())) {
            events.add(new StripeCustomerLinked(customerId, save.at()));
        }
        if (!save.card().equals(user.payingCard())) {
            events.add(new CardSaved(save.card(), save.at()));
        }
        return events;
    }

    static List<UserEvent> remove(User user, RemoveCard remove) {
        return user.cards().stream().anyMatch(card -> sameMethod(card, remove.paymentMethodId()))
                ? List.of(new CardRemoved(remove.paymentMethodId(), remove.at()))
                : List.of();
    }

    static List<UserEvent> requirePaymentInfo(User user) {
        if (user.stripeCustomerId() == null) {
            throw Rejected.conflict("NO_CUSTOMER_ID", "the user has no Stripe customer id; save a card first");
        }
        if (user.payingCard() == null) {
            throw Rejected.conflict("NO_CARD", "the user has no card; save one first");
        }
        return List.of();
    }

    static List<UserEvent> requirePayoutInfo(User user) {
        if (user.stripeConnectAccountId() == null) {
            throw Rejected.conflict("NO_CONNECT_ACCOUNT", "the user has no connect account; link one first");
        }
        return List.of();
    }

    /** The simulated card processor needs a customer too: the same user is always the same customer. */
    private static String customerId(User user, SaveCard save) {
        if (save.stripeCustomerId() != null) {
            return save.stripeCustomerId();
        }
        return user.stripeCustomerId() != null
                ? user.stripeCustomerId()
                : "cus_"
                        + UUID.nameUUIDFromBytes(user.clerkUserId().getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .replace("-", "");
    }

    private static boolean sameMethod(Card card, String paymentMethodId) {
        return card.paymentMethodId().equals(paymentMethodId);
    }
}
