package dev.campusg.user.domain;

import dev.campusg.eventstore.Decider;
import dev.campusg.eventstore.Rejected;
import dev.campusg.user.domain.UserCommand.AskPaymentInfo;
import dev.campusg.user.domain.UserCommand.AskPayoutInfo;
import dev.campusg.user.domain.UserCommand.ChangeProfile;
import dev.campusg.user.domain.UserCommand.Delete;
import dev.campusg.user.domain.UserCommand.LinkConnectAccount;
import dev.campusg.user.domain.UserCommand.RateCustomer;
import dev.campusg.user.domain.UserCommand.RateRunner;
import dev.campusg.user.domain.UserCommand.RemoveCard;
import dev.campusg.user.domain.UserCommand.RemovePaymentInfo;
import dev.campusg.user.domain.UserCommand.SaveCard;
import dev.campusg.user.domain.UserCommand.Sync;
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

/** The rules of users: every state against every command. */
public final class UserDecider implements Decider<User, UserCommand, UserEvent> {

    @Override
    public User initial() {
        return User.NOBODY;
    }

    @Override
    public List<UserEvent> decide(User user, UserCommand command) {
        return switch (user.status()) {
            case UNKNOWN, DELETED -> decideForNobody(user, command);
            case ACTIVE -> decideFor(user, command);
        };
    }

    private static List<UserEvent> decideForNobody(User user, UserCommand command) {
        return switch (command) {
            case Sync sync -> List.of(new UserRegistered(sync.clerkUserId(), sync.profile(), sync.at()));
            case Delete _ when user.status() == User.Status.DELETED -> List.of();
            case Delete _,
                    ChangeProfile _,
                    SaveCard _,
                    RemoveCard _,
                    RemovePaymentInfo _,
                    LinkConnectAccount _,
                    RateCustomer _,
                    RateRunner _,
                    AskPaymentInfo _,
                    AskPayoutInfo _ -> throw Rejected.notFound("USER_NOT_FOUND", "there is no such user");
        };
    }

    private static List<UserEvent> decideFor(User user, UserCommand command) {
        return switch (command) {
            case Sync sync -> changeProfile(user, new ChangeProfile(sync.profile(), sync.at()));
            case ChangeProfile change -> changeProfile(user, change);
            case SaveCard save -> Wallet.save(user, save);
            case RemoveCard remove -> Wallet.remove(user, remove);
            case RemovePaymentInfo remove ->
                user.cards().isEmpty() && user.stripeCustomerId() == null
                        ? List.of()
                        : List.of(new PaymentInfoRemoved(remove.at()));
            case LinkConnectAccount link ->
                link.accountId().equals(user.stripeConnectAccountId())
                        ? List.of()
                        : List.of(new ConnectAccountLinked(link.accountId(), link.at()));
            case RateCustomer rate ->
                isNew(user, user.asCustomer(), rate.orderId(), rate.stars(), rate.by())
                        ? List.of(new CustomerRated(rate.orderId(), rate.stars(), rate.by(), rate.at()))
                        : List.of();
            case RateRunner rate ->
                isNew(user, user.asRunner(), rate.orderId(), rate.stars(), rate.by())
                        ? List.of(new RunnerRated(rate.orderId(), rate.stars(), rate.by(), rate.at()))
                        : List.of();
            case Delete delete -> List.of(new UserDeleted(delete.at()));
            case AskPaymentInfo _ -> Wallet.requirePaymentInfo(user);
            case AskPayoutInfo _ -> Wallet.requirePayoutInfo(user);
        };
    }

    private static List<UserEvent> changeProfile(User user, ChangeProfile change) {
        Profile next = user.profile().updatedBy(change.profile());
        return next.equals(user.profile()) ? List.of() : List.of(new ProfileChanged(next, change.at()));
    }

    private static boolean isNew(User user, Rating ratings, String orderId, int stars, String by) {
        if (by.equals(user.clerkUserId())) {
            throw Rejected.forbidden("OWN_RATING", "nobody rates themselves");
        }
        if (stars < Rating.WORST || stars > Rating.BEST) {
            throw Rejected.invalid("INVALID_RATING", "a rating is from 1 to 5 whole stars: " + stars);
        }
        Integer given = ratings.givenFor(orderId);
        if (given == null && ratings.count() == Rating.MAX_COUNT) {
            throw Rejected.conflict(
                    "TOO_MANY_RATINGS", "a user has at most " + Rating.MAX_COUNT + " ratings in a role");
        }
        if (given != null && given != stars) {
            throw Rejected.conflict(
                    "ALREADY_RATED", "an order rates once: " + orderId + " gave " + given + " stars, which stay");
        }
        return given == null;
    }

    @Override
    public User evolve(User user, UserEvent event) {
        return switch (event) {
            case UserRegistered(var id, var profile, var at) -> user.registered(id, profile, at);
            case ProfileChanged(var profile, var at) -> user.with(profile, at);
            case StripeCustomerLinked(var customerId, var at) -> user.withCustomerId(customerId, at);
            case CardSaved(var card, var at) -> user.withCard(card, at);
            case CardRemoved(var paymentMethodId, var at) -> user.withoutCard(paymentMethodId, at);
            case PaymentInfoRemoved(var at) -> user.withoutPaymentInfo(at);
            case ConnectAccountLinked(var accountId, var at) -> user.withConnectAccount(accountId, at);
            case CustomerRated(var order, var stars, var by, var at) ->
                user.rated(user.asCustomer().with(order, stars), user.asRunner(), at);
            case RunnerRated(var order, var stars, var by, var at) ->
                user.rated(user.asCustomer(), user.asRunner().with(order, stars), at);
            case UserDeleted(var at) -> user.deleted(at);
        };
    }
}
