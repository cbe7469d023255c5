package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/** What is said to the user service and what it says. */
public sealed interface UserMessages extends Message {

    @Type("get_payment_info")
    record GetPaymentInfo(
            @JsonProperty("user_id") @JsonAlias("userId") String userId) implements UserMessages {}

    record PaymentInfo(String stripeCustomerId, String paymentMethodId) {}

    @Type("user.payment_info_retrieved")
    record PaymentInfoRetrieved(
            @JsonProperty("payment_info") PaymentInfo paymentInfo) implements UserMessages {}

    @Type("user.payment_info_failed")
    record PaymentInfoFailed(String error) implements UserMessages {}

    @Type("get_payout_info")
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

    /** @param changed one of {@code PROFILE}, {@code PAYMENT_INFO}, {@code CONNECT_ACCOUNT} */
    @Type("USER_UPDATED")
    record UserUpdatedFact(String clerkUserId, String changed) implements UserMessages {}

    /** @param role in which role: {@code CUSTOMER} or {@code RUNNER} */
    @Type("USER_RATED")
    record UserRatedFact(String clerkUserId, String orderId, String role, int rating, BigDecimal average, int count)
            implements UserMessages {}

    @Type("USER_DELETED")
    record UserDeletedFact(String clerkUserId) implements UserMessages {}
}
