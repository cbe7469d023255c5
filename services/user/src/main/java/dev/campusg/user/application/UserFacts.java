package dev.campusg.user.application;

import static dev.campusg.contracts.Topics.USER_EVENTS;

import dev.campusg.contracts.UserMessages;
import dev.campusg.contracts.UserMessages.UserDeletedFact;
import dev.campusg.contracts.UserMessages.UserRatedFact;
import dev.campusg.contracts.UserMessages.UserRegisteredFact;
import dev.campusg.contracts.UserMessages.UserUpdatedFact;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.user.domain.Rating;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserEvent;
import dev.campusg.user.domain.UserEvent.CardRemoved;
import dev.campusg.user.domain.UserEvent.CardSaved;
import dev.campusg.user.domain.UserEvent.ConnectAccountLinked;
import dev.campusg.user.domain.UserEvent.CustomerRated;
import dev.campusg.user.domain.UserEvent.PaymentInfoRemoved;
import dev.campusg.user.domain.UserEvent.ProfileChanged;
import dev.campusg.user.domain.UserEvent.RunnerRated;
import dev.campusg.user.domain.UserEvent.StripeCustomerLinked;
import dev.campusg.user.domain.UserEvent.UserDeleted;
import dev.campusg.user.domain.UserEvent.UserRegistered;
import java.util.List;

/** The facts to publish for what an API call changed. */
public final class UserFacts {

    private UserFacts() {}

    public static Effects of(Decision<User, UserEvent> decision) {
        if (!(decision instanceof Decision.Accepted<User, UserEvent> accepted)) {
            return Effects.NONE;
        }
        User user = accepted.state();
        // A card may bring its customer id with it: two events, one fact.
        return new Effects(
                accepted.events().stream()
                        .map(event -> fact(user, event))
                        .distinct()
                        .map(fact -> Outgoing.to(USER_EVENTS, user.clerkUserId(), fact))
                        .toList(),
                List.of());
    }

    private static UserMessages fact(User user, UserEvent event) {
        return switch (event) {
            case UserRegistered _ -> new UserRegisteredFact(user.clerkUserId());
            case ProfileChanged _ -> updated(user, "PROFILE");
            case StripeCustomerLinked _, CardSaved _, CardRemoved _, PaymentInfoRemoved _ ->
                updated(user, "PAYMENT_INFO");
            case ConnectAccountLinked _ -> updated(user, "CONNECT_ACCOUNT");
            case CustomerRated rated -> rated(user, user.asCustomer(), rated.orderId(), "CUSTOMER", rated.stars());
            case RunnerRated rated -> rated(user, user.asRunner(), rated.orderId(), "RUNNER", rated.stars());
            case UserDeleted _ -> new UserDeletedFact(user.clerkUserId());
        };
    }

    private static UserMessages updated(User user, String what) {
        return new UserUpdatedFact(user.clerkUserId(), what);
    }

    private static UserMessages rated(User user, Rating ratings, String orderId, String role, int stars) {
        return new UserRatedFact(user.clerkUserId(), orderId, role, stars, ratings.average(), ratings.count());
    }
}
