package dev.campusg.eventstore;

import java.time.Instant;

/**
 * A recorded event.
 *
 * @param version its place in its stream, from 1, without gaps
 * @param recordedAt when the database recorded it, microseconds, UTC
 */
public record Envelope(StreamId stream, long version, NewEvent event, Metadata metadata, Instant recordedAt) {}
