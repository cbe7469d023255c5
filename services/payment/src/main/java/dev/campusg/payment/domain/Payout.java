package dev.campusg.payment.domain;

import org.jspecify.annotations.Nullable;

/** To whom the amount goes; with a transfer id once it went. */
public record Payout(
        String runnerId, String connectAccountId, @Nullable String transferId) {}
