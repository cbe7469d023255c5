/** How messages become news, and news become notifications. */
@NullMarked
package dev.campusg.notification.application;

import org.jspecify.annotations.NullMarked;
