package dev.campusg.user.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a user. */
public sealed interface UserCommand {

    /** The one who signed in is to be known, with what the identity provider says: new, known or gone before. */
    record Sync(String clerkUserId, Profile profile, Instant at) implements UserCommand {}

    record ChangeProfile(Profile profile, Instant at) implements UserCommand {}

    /** @param stripeCustomerId null to keep the known one, or to be given one */
    record SaveCard(Card card, @Nullable String stripeCustomerId, Instant at) implements UserCommand {}

    record RemoveCard(String paymentMethodId, Instant at) implements UserCommand {}

    record RemovePaymentInfo(Instant at) implements UserCommand {}

    record LinkConnectAccount(String accountId, Instant at) implements UserCommand {}

    record RateCustomer(String orderId, int stars, String by, Instant at) implements UserCommand {}

    record RateRunner(String orderId, int stars, String by, Instant at) implements UserCommand {}

    record Delete(Instant at) implements UserCommand {}

    /** A saga asks what a payment needs; nothing changes, but it is a question with a yes or a no. */
    record AskPaymentInfo() implements UserCommand {}

    record AskPayoutInfo() implements UserCommand {}
}
