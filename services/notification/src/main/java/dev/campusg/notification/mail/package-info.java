/** Notifications by e-mail: sent between two steps, and tried again until they are gone. */
@NullMarked
package dev.campusg.notification.mail;

import org.jspecify.annotations.NullMarked;
