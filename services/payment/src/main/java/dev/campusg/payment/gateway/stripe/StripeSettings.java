package dev.campusg.payment.gateway.stripe;

import java.time.Duration;

/**
 * How Stripe is reached.
 *
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long one answer may take; whether it was done is then unknown
 */
public record StripeSettings(String apiKey, String apiBase, Duration connectTimeout, Duration readTimeout) {

    /** The key is a secret. */
    @Override
    public String toString() {
        return "Stripe at " + apiBase;
    }
}
