/**
 * Event sourcing on one transaction: streams, deciders, the inbox, the outbox and timers as one {@link
 * dev.campusg.eventstore.Step}. No framework, no database: those implement the ports of this package.
 */
@NullMarked
package dev.campusg.eventstore;

import org.jspecify.annotations.NullMarked;
