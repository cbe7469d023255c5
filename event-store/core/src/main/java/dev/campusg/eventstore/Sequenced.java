package dev.campusg.eventstore;

/**
 * An event in the feed of its store.
 *
 * @param seq its place among all events of the store, from 1, without gaps; the events of one stream keep their order
 */
public record Sequenced(long seq, Envelope envelope) {}
