package dev.campusg.eventstore;

import java.time.Instant;

/** A timer that is due, or soon will be. */
public record DueTimer(StreamId stream, String name, Instant due, String payload) {}
