/** Scheduled events as lists. */
@NullMarked
package dev.campusg.scheduler.projection;

import org.jspecify.annotations.NullMarked;
