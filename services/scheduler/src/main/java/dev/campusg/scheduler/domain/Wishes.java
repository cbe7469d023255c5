package dev.campusg.scheduler.domain;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.campusg.eventstore.Rejected;
import org.jspecify.annotations.Nullable;

/** What the scheduler understands of a payload; whatever else is in there is kept and given back. */
public record Wishes(
        @Nullable @JsonAlias("saga_id") String sagaId,

        @Nullable @JsonAlias({"user_id", "customerId", "customer_id", "runnerId", "runner_id"})
        String userId,

        @Nullable String title,
        @Nullable String message) {

    private static final int MAX_TITLE = 200;
    private static final int MAX_MESSAGE = 2_000;

    /** @throws Rejected if nobody could make sense of them */
    public Wishes checked() {
        ScheduleRules.requireIdOrNone(sagaId, "payload.sagaId");
        ScheduleRules.requireIdOrNone(userId, "payload.userId");
        requireText(title, "payload.title", MAX_TITLE);
        requireText(message, "payload.message", MAX_MESSAGE);
        return this;
    }

    String titleOr(String usual) {
        return title == null ? usual : title;
    }

    String messageOr(String usual) {
        return message == null ? usual : message;
    }

    private static void requireText(@Nullable String text, String field, int max) {
        if (text != null && (text.isBlank() || text.length() > max || text.indexOf('\0') >= 0)) {
            throw Rejected.invalid("INVALID_PAYLOAD", field + " has 1 to " + max + " characters");
        }
    }
}
