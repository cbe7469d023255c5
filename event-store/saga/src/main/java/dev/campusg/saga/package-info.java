/**
 * Sagas: a long transaction as a table of steps, each with what undoes it (Garcia-Molina and Salem, "Sagas", 1987), cut
 * at a pivot into what can be compensated and what is only retried (Chris Richardson, "Microservices Patterns", 2018).
 *
 * <p>A {@link dev.campusg.saga.SagaDefinition} says what is asked of whom; the {@link dev.campusg.saga.SagaMachine} is a
 * decider that runs every definition, and {@link dev.campusg.saga.SagaEffects} are what it wants done, as data. Nothing
 * here sends, sleeps or reads a clock.
 */
@NullMarked
package dev.campusg.saga;

import org.jspecify.annotations.NullMarked;
