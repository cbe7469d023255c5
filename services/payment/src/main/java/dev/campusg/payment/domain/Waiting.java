package dev.campusg.payment.domain;

/** Who waits for which operation to end. */
public record Waiting(Operation operation, Asker asker) {}
