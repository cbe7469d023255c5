package dev.campusg.scheduler.domain;

import java.time.Instant;

/**
 * What is scheduled.
 *
 * @param entityId the order it is about; of a payment or an escrow its own id will do
 * @param payload a JSON object as text
 */
public record Terms(String eventId, Kind eventType, String entityId, Instant scheduledTime, String payload) {}
