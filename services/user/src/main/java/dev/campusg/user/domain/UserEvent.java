package dev.campusg.user.domain;

import java.time.Instant;

/** What happened to a user. The names are stored: they stay. */
public sealed interface UserEvent {

    Instant at();

    record UserRegistered(String clerkUserId, Profile profile, Instant at) implements UserEvent {}

    record ProfileChanged(Profile profile, Instant at) implements UserEvent {}

    record StripeCustomerLinked(String stripeCustomerId, Instant at) implements UserEvent {}

    record CardSaved(Card card, Instant at) implements UserEvent {}

    record CardRemoved(String paymentMethodId, Instant at) implements UserEvent {}

    record PaymentInfoRemoved(Instant at) implements UserEvent {}

    record ConnectAccountLinked(String accountId, Instant at) implements UserEvent {}

    record CustomerRated(String orderId, int stars, String by, Instant at) implements UserEvent {}

    record RunnerRated(String orderId, int stars, String by, Instant at) implements UserEvent {}

    record UserDeleted(Instant at) implements UserEvent {}
}
