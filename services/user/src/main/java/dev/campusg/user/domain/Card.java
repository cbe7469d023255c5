package dev.campusg.user.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A payment method as the card processor knows it; never a card number. */
public record Card(
        @JsonProperty("payment_method_id") String paymentMethodId,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable @JsonProperty("exp_month") Integer expMonth,
        @Nullable @JsonProperty("exp_year") Integer expYear) {}
