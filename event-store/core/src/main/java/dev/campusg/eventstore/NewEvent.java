package dev.campusg.eventstore;

/**
 * An event on its way into a stream.
 *
 * @param type its name, stable for ever
 * @param schema the version of its shape, from 1; older shapes are upcast when read
 * @param data JSON text
 */
public record NewEvent(String type, int schema, String data) {}
