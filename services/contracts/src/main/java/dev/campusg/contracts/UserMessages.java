package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** What is said to the user service and what it says. */
@Message.On(commands = Topics.USER_COMMANDS, events = Topics.USER_EVENTS)
public sealed interface UserMessages extends Message {

    /** What of a user changed. */
    enum Changed {
        PROFILE,
        PAYMENT_INFO,
        CONNECT_ACCOUNT
    }

    /** As what a user was rated. */
    enum Role {
        CUSTOMER,
        RUNNER
    }

    @Type("get_payment_info")
    @Replies({PaymentInfoRetrieved.class, PaymentInfoFailed.class})
    record GetPaymentInfo(
            @JsonProperty("user_id") @JsonAlias("userId") String userId) implements UserMessages {}

    record PaymentInfo(String stripeCustomerId, String paymentMethodId) {}

    @Type("user.payment_info_retrieved")
    record PaymentInfoRetrieved(
            @JsonProperty("payment_info") PaymentInfo paymentInfo) implements UserMessages {}

    @Type("user.payment_info_failed")
    record PaymentInfoFailed(String error) implements UserMessages {}

    @Type("get_payout_info")
    @Replies({PayoutInfoRetrieved.class, PayoutInfoFailed.class})
    record GetPayoutInfo(
            @JsonProperty("user_id") @JsonAlias("userId") String userId) implements UserMessages {}

    @Type("user.payout_info_retrieved")
    record PayoutInfoRetrieved(
            @JsonProperty("connect_account_id") String connectAccountId) implements UserMessages {}

    @Type("user.payout_info_failed")
    record PayoutInfoFailed(String error) implements UserMessages {}

    /** Facts name the person and what changed, never the personal data itself: a log outlives a deletion. */
    @Type("USER_REGISTERED")
    record UserRegisteredFact(String clerkUserId) implements UserMessages {}

    @Type("USER_UPDATED")
    record UserUpdatedFact(
            String clerkUserId, @OneOf(Changed.class) String changed) implements UserMessages {}

    @Type("USER_RATED")
    record UserRatedFact(
            String clerkUserId,
            String orderId,
            @OneOf(Role.class) String role,
            int rating,
            BigDecimal average,
            int count)
            implements UserMessages {}

    @Type("USER_DELETED")
    record UserDeletedFact(String clerkUserId) implements UserMessages {}
}
