/** Notifications as lists and streams. */
@NullMarked
package dev.campusg.notification.projection;

import org.jspecify.annotations.NullMarked;
