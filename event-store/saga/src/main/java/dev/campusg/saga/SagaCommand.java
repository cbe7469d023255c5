package dev.campusg.saga;

/**
 * A command to publish.
 *
 * @param commandId its message id: the same command always has the same
 * @param task what it is asked for
 * @param message what its wording made; the border encodes it
 */
public record SagaCommand(String commandId, String task, String topic, Object message) {}
