package dev.campusg.saga;

/**
 * How a saga turned back.
 *
 * @param from where it returns to if the gate refuses
 * @param gated whether the gate decides before anything else is undone
 */
public record Retreat(SagaStatus from, boolean gated) {}
