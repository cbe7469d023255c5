/** Scheduled events over HTTP. */
@NullMarked
package dev.campusg.scheduler.api;

import org.jspecify.annotations.NullMarked;
