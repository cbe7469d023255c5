package dev.campusg.payment.domain;

import org.jspecify.annotations.Nullable;

/** A command that waits for its reply. */
public record Asker(String messageId, @Nullable String correlationId) {}
