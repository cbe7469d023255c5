package dev.campusg.examples.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order. Two stories of the same order make one, and it does not matter which was heard first, nor
 * how often: of times the earliest counts.
 *
 * @param askedBy the message id of the command that created it; the command says at which store
 * @param offered when runners could see it
 * @param accepted when the first runner took it
 */
record Story(
        @Nullable String askedBy,
        @Nullable String store,
        @Nullable Instant created,
        @Nullable Instant offered,
        @Nullable Instant accepted,
        @Nullable Instant cancelled,
        @Nullable String reason) {

    static Story created(Instant at, @Nullable String askedBy, @Nullable String store) {
        return new Story(askedBy, store, at, null, null, null, null);
    }

    Story at(String where) {
        return new Story(askedBy, where, created, offered, accepted, cancelled, reason);
    }

    static Story offered(Instant at) {
        return new Story(null, null, null, at, null, null, null);
    }

    static Story accepted(Instant at, @Nullable String store) {
        return new Story(null, store, null, null, at, null, null);
    }

    static Story cancelled(Instant at, @Nullable String reason) {
        return new Story(null, null, null, null, null, at, reason);
    }

    Story and(Story more) {
        return new Story(
                least(askedBy, more.askedBy),
                least(store, more.store),
                least(created, more.created),
                least(offered, more.offered),
                least(accepted, more.accepted),
                least(cancelled, more.cancelled),
                least(reason, more.reason));
    }

    Optional<Duration> timeToAccept() {
        return offered == null || accepted == null
                ? Optional.empty()
                : Optional.of(Duration.between(offered, accepted)).filter(time -> !time.isNegative());
    }

    private static <T extends Comparable<T>> @Nullable T least(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
