package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing wrong with the input.
 *
 * @param field where, as a path into the JSON of the client ({@code foodItems[0].price}) or the name of a parameter
 */
@RegisterForReflection
record Violation(String field, String message) {}
