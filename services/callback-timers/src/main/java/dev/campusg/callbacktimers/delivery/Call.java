package dev.campusg.callbacktimers.delivery;

import dev.campusg.callbacktimers.domain.Target;
import java.util.Map;

/**
 * A request as it is sent.
 *
 * @param client whose it is
 */
public record Call(int client, Target target, Map<String, String> headers, byte[] body) {}
