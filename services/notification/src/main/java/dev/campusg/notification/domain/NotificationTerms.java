package dev.campusg.notification.domain;

import dev.campusg.eventstore.Rejected;
import dev.campusg.notification.domain.NotificationCommand.Send;

/** What every notification must be like, whichever way it comes in. */
public final class NotificationTerms {

    public static final int MAX_ID = 128;
    public static final int MAX_TYPE = 64;
    public static final int MAX_TITLE = 200;
    public static final int MAX_MESSAGE = 2_000;

    private NotificationTerms() {}

    static void require(Send send) {
        require("userId", send.userId(), MAX_ID);
        require("type", send.type(), MAX_TYPE);
        require("title", send.title(), MAX_TITLE);
        require("message", send.message(), MAX_MESSAGE);
        if (send.orderId() != null) {
            require("orderId", send.orderId(), MAX_ID);
        }
    }

    private static void require(String field, String text, int max) {
        if (text.isBlank() || text.length() > max || text.indexOf('\0') >= 0) {
            throw Rejected.invalid("INVALID_NOTIFICATION", field + " has 1 to " + max + " printable characters");
        }
    }
}
