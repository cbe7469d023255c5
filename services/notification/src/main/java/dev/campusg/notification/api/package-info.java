/** Notifications over HTTP. */
@NullMarked
package dev.campusg.notification.api;

import org.jspecify.annotations.NullMarked;
