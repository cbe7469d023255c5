/** Stripe as the card processor, and what it tells of its own accord. */
@NullMarked
package dev.campusg.payment.gateway.stripe;

import org.jspecify.annotations.NullMarked;
