/** What happens when a scheduled event is due, and whom it asks. */
@NullMarked
package dev.campusg.scheduler.application;

import org.jspecify.annotations.NullMarked;
