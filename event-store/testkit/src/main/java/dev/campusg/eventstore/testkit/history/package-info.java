/**
 * The history checker: reads what services left in PostgreSQL and Kafka, and says what of it cannot be. It knows streams,
 * feeds, inboxes, outboxes and participants; what the streams are about it is told.
 */
@NullMarked
package dev.campusg.eventstore.testkit.history;

import org.jspecify.annotations.NullMarked;
