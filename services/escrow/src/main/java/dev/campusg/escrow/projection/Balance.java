package dev.campusg.escrow.projection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * All ledgers together. The sums are text: they may be beyond what any one amount may be.
 *
 * @param conserved whether charged is held + paid out + refunded and the accounts add up to nothing
 * @param accounts what each kind of account gained; negative if it lost
 */
@RegisterForReflection
public record Balance(
        String charged,
        String held,
        String paidOut,
        String refunded,
        String currency,
        boolean conserved,
        Map<String, String> accounts,
        long escrows) {}
