package dev.campusg.user.application;

import dev.campusg.user.domain.Card;
import dev.campusg.user.domain.User;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A user as the world sees it, in the contract's spelling. */
public record UserView(
        String clerkUserId,
        @Nullable String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber,
        @Nullable Card userStripeCard,
        BigDecimal customerRating,
        BigDecimal runnerRating,
        @Nullable String stripeCustomerId,
        @Nullable String stripeConnectAccountId) {

    public static UserView of(User user) {
        return new UserView(
                user.clerkUserId(),
                user.profile().username(),
                user.profile().email(),
                user.profile().firstName(),
                user.profile().lastName(),
                user.profile().phoneNumber(),
                user.payingCard(),
                user.asCustomer().average(),
                user.asRunner().average(),
                user.stripeCustomerId(),
                user.stripeConnectAccountId());
    }
}
