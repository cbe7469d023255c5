package dev.campusg.notification.mail;

import dev.campusg.notification.domain.Notification;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail. It is plain text, so nothing in it is markup; what would begin another header is left out.
 *
 * @param id the same however often it is sent, so that a mailbox can tell
 */
record Letter(String id, String to, String subject, String text) {

    /** What may stand in an envelope without being quoted; the rest of what is allowed nobody uses but who means ill. */
    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final int LONGEST_ADDRESS = 254;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    /** @return empty if the address is none */
    static Optional<Letter> of(Notification notification, String address) {
        if (address.length() > LONGEST_ADDRESS || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        String order = notification.orderId() == null ? "" : "\n\nOrder " + notification.orderId();
        return Optional.of(new Letter(
                notification.notificationId(),
                address,
                CONTROLS.matcher(notification.title()).replaceAll(" ").strip(),
                notification.message() + order + "\n"));
    }
}
