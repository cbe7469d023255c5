package dev.campusg.payment.application;

import dev.campusg.payment.domain.Failure;
import java.time.Duration;

/** What a gateway says. */
public sealed interface GatewayAnswer {

    /** @param reference the gateway's name for what it did: the intent, the transfer */
    record Done(String reference) implements GatewayAnswer {}

    record Refused(Failure why) implements GatewayAnswer {}

    /** It is still at it, or cannot be reached: whether it was done is not known yet. */
    record Unanswered(Duration askAgainIn) implements GatewayAnswer {}
}
