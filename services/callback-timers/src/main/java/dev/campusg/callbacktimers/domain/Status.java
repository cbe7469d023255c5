package dev.campusg.callbacktimers.domain;

import java.util.Arrays;
import java.util.Locale;

/** {@code pending → executing → completed | failed}, {@code pending → canceled}; back to pending to try or occur again. */
public enum Status {
    PENDING,
    EXECUTING,
    COMPLETED,
    FAILED,
    CANCELED;

    public static Status named(String name) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "status is one of pending, executing, completed, failed, canceled; not '" + name + "'"));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isFinal() {
        return switch (this) {
            case PENDING, EXECUTING -> false;
            case COMPLETED, FAILED, CANCELED -> true;
        };
    }
}
