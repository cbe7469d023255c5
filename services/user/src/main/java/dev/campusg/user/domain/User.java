package dev.campusg.user.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as events left it. Everyone can order and run.
 *
 * @param cards the one that pays comes last
 */
public record User(
        Status status,
        String clerkUserId,
        Profile profile,
        List<Card> cards,
        Rating asCustomer,
        Rating asRunner,
        @Nullable String stripeCustomerId,
        @Nullable String stripeConnectAccountId,
        Instant createdAt,
        Instant updatedAt) {

    public enum Status {
        UNKNOWN,
        ACTIVE,
        DELETED
    }

    static final User NOBODY = new User(
            Status.UNKNOWN,
            "",
            Profile.UNKNOWN,
            List.of(),
            Rating.NEW,
            Rating.NEW,
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH);

    public User {
        cards = List.copyOf(cards);
    }

    /** The card that pays: the one saved last. */
    public @Nullable Card payingCard() {
        return cards.isEmpty() ? null : cards.getLast();
    }

    /** Ratings outlive a deletion: leaving and coming back is no way to a better one. */
    User registered(String id, Profile known, Instant at) {
        return new User(Status.ACTIVE, id, known, List.of(), asCustomer, asRunner, null, null, at, at);
    }

    User deleted(Instant at) {
        return new User(
                Status.DELETED,
                clerkUserId,
                Profile.UNKNOWN,
                List.of(),
                asCustomer,
                asRunner,
                null,
                null,
                createdAt,
                at);
    }

    User with(Profile known, Instant at) {
        return changed(known, cards, stripeCustomerId, stripeConnectAccountId, at);
    }

    User withCard(Card card, Instant at) {
        List<Card> others = new ArrayList<>(without(card.paymentMethodId()));
        others.add(card);
        return changed(profile, others, stripeCustomerId, stripeConnectAccountId, at);
    }

    User withoutCard(String paymentMethodId, Instant at) {
        return changed(profile, without(paymentMethodId), stripeCustomerId, stripeConnectAccountId, at);
    }

    User withCustomerId(String customerId, Instant at) {
        return changed(profile, cards, customerId, stripeConnectAccountId, at);
    }

    User withoutPaymentInfo(Instant at) {
        return changed(profile, List.of(), null, stripeConnectAccountId, at);
    }

    User withConnectAccount(String accountId, Instant at) {
        return changed(profile, cards, stripeCustomerId, accountId, at);
    }

    User rated(Rating customer, Rating runner, Instant at) {
        return new User(
                status,
                clerkUserId,
                profile,
                cards,
                customer,
                runner,
                stripeCustomerId,
                stripeConnectAccountId,
                createdAt,
                at);
    }

    private List<Card> without(String paymentMethodId) {
        return cards.stream()
                .filter(card -> !card.paymentMethodId().equals(paymentMethodId))
                .toList();
    }

    private User changed(
            Profile known, List<Card> held, @Nullable String customerId, @Nullable String accountId, Instant at) {
        return new User(status, clerkUserId, known, held, asCustomer, asRunner, customerId, accountId, createdAt, at);
    }
}
