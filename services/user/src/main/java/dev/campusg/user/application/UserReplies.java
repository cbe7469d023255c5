package dev.campusg.user.application;

import static dev.campusg.contracts.Topics.USER_EVENTS;

import dev.campusg.contracts.UserMessages.GetPaymentInfo;
import dev.campusg.contracts.UserMessages.GetPayoutInfo;
import dev.campusg.contracts.UserMessages.PaymentInfo;
import dev.campusg.contracts.UserMessages.PaymentInfoFailed;
import dev.campusg.contracts.UserMessages.PaymentInfoRetrieved;
import dev.campusg.contracts.UserMessages.PayoutInfoFailed;
import dev.campusg.contracts.UserMessages.PayoutInfoRetrieved;
import dev.campusg.eventstore.Decision;
import dev.campusg.eventstore.Decision.Accepted;
import dev.campusg.eventstore.Decision.Refused;
import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Received;
import dev.campusg.user.domain.User;
import dev.campusg.user.domain.UserEvent;
import java.util.Objects;

/** Exactly one reply to every question, under the key it was asked with: the order's. */
final class UserReplies {

    private UserReplies() {}

    static Effects paymentInfo(Received<GetPaymentInfo> received, Decision<User, UserEvent> decision) {
        return reply(
                received,
                received.message().userId(),
                switch (decision) {
                    case Accepted<User, UserEvent> accepted -> {
                        User user = accepted.state();
                        // The decider refuses a user without either.
                        yield new PaymentInfoRetrieved(new PaymentInfo(
                                Objects.requireNonNull(user.stripeCustomerId()),
                                Objects.requireNonNull(user.payingCard()).paymentMethodId()));
                    }
                    case Refused<User, UserEvent> refused ->
                        new PaymentInfoFailed(refused.why().detail());
                });
    }

    static Effects payoutInfo(Received<GetPayoutInfo> received, Decision<User, UserEvent> decision) {
        return reply(
                received,
                received.message().userId(),
                switch (decision) {
                    case Accepted<User, UserEvent> accepted ->
                        new PayoutInfoRetrieved(
                                Objects.requireNonNull(accepted.state().stripeConnectAccountId()));
                    case Refused<User, UserEvent> refused ->
                        new PayoutInfoFailed(refused.why().detail());
                });
    }

    private static Effects reply(Received<?> received, String userId, Object message) {
        String key = Objects.requireNonNullElse(received.key(), userId);
        return Effects.send(Outgoing.to(USER_EVENTS, key, message));
    }
}
