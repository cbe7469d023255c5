package dev.campusg.eventstore.testkit.history;

/**
 * Something that cannot be.
 *
 * @param rule which one it breaks, in words joined by dashes
 * @param service whose history it is in
 * @param subject the stream, message or thing it is about
 * @param what a sentence
 * @param look how to see it: SQL for that service's database, or a place in a topic
 */
public record Finding(String rule, String service, String subject, String what, String look) {}
