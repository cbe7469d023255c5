package dev.campusg.eventstore;

/**
 * The state of a stream at a version, as JSON. It is a shortcut: the events decide, and a snapshot of another schema is
 * thrown away and folded anew.
 *
 * @param schema the version of the state's shape
 */
public record Snapshot(long version, int schema, String state) {}
