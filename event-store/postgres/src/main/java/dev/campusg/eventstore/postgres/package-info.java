/**
 * The event store, outbox and timers on PostgreSQL: one SQL function, one round trip and one commit for many steps. See
 * {@code RATIONALE.md} of this module.
 */
@NullMarked
package dev.campusg.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
