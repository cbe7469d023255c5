package dev.campusg.contracts;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

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
}
