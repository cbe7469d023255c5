/**
 * Sagas played as stories. What one input does to a history of events is said with {@link
 * dev.campusg.eventstore.testkit.DeciderScenario}, since a saga machine is a decider.
 */
@NullMarked
package dev.campusg.saga.testkit;

import org.jspecify.annotations.NullMarked;
