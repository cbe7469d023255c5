package dev.campusg.callbacktimers.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param client its number; the operator's is 0
 */
public record Caller(
        int client,
        UUID id,
        @Nullable Integer quota,
        @Nullable Double rate) {

    static final UUID OPERATOR_ID = new UUID(0, 0);

    static final Caller OPERATOR = new Caller(0, OPERATOR_ID, null, null);

    public boolean isOperator() {
        return client == 0;
    }

    /** Whose timers it may see; null: everybody's. */
    public @Nullable Integer scope() {
        return isOperator() ? null : client;
    }
}
