package dev.campusg.payment.gateway;

import dev.campusg.payment.application.GatewayCall;
import dev.campusg.payment.domain.Failure;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.gateway.BookEntry.Outcome;
import java.util.Arrays;

/** The payment methods whose owners always have the same kind of luck. Every other method is approved. */
enum TestCard {
    VISA("pm_card_visa"),
    DECLINED("pm_card_chargeDeclined"),
    INSUFFICIENT_FUNDS("pm_card_insufficientFunds"),
    PROCESSING_ERROR("pm_card_processingError"),
    TIMEOUT("pm_card_timeout"),
    SLOW("pm_card_slow"),
    DUPLICATE("pm_card_duplicate"),
    REVERT_FAILS_TWICE("pm_card_revertFailsTwice"),
    RELEASE_FAILS_TWICE("pm_card_releaseFailsTwice");

    /** When the processor tells what it did. */
    enum Pace {
        AT_ONCE,
        LATE,
        NEVER
    }

    private final String paymentMethod;

    TestCard(String paymentMethod) {
        this.paymentMethod = paymentMethod;
    }

    static TestCard of(GatewayCall call) {
        String method = call.terms().paymentMethodId();
        return Arrays.stream(values())
                .filter(card -> card.paymentMethod.equals(method))
                .findFirst()
                .orElse(VISA);
    }

    Outcome outcome(Operation operation, int attempt) {
        return switch (operation) {
            case AUTHORIZE ->
                switch (this) {
                    case DECLINED, INSUFFICIENT_FUNDS -> Outcome.DECLINED;
                    case PROCESSING_ERROR -> Outcome.BROKEN;
                    case VISA, TIMEOUT, SLOW, DUPLICATE, REVERT_FAILS_TWICE, RELEASE_FAILS_TWICE -> Outcome.APPROVED;
                };
            case RELEASE -> this == RELEASE_FAILS_TWICE && attempt <= 2 ? Outcome.BROKEN : Outcome.APPROVED;
            case REVERT -> this == REVERT_FAILS_TWICE && attempt <= 2 ? Outcome.BROKEN : Outcome.APPROVED;
        };
    }

    /** A processor that keeps silent about a hold has taken it all the same: that is the hard case. */
    Pace pace(Operation operation) {
        if (operation != Operation.AUTHORIZE) {
            return Pace.AT_ONCE;
        }
        return switch (this) {
            case TIMEOUT -> Pace.NEVER;
            case SLOW -> Pace.LATE;
            case VISA,
                    DECLINED,
                    INSUFFICIENT_FUNDS,
                    PROCESSING_ERROR,
                    DUPLICATE,
                    REVERT_FAILS_TWICE,
                    RELEASE_FAILS_TWICE -> Pace.AT_ONCE;
        };
    }

    boolean answersTwice() {
        return this == DUPLICATE;
    }

    /** Why this card was not approved. */
    Failure why(Outcome outcome) {
        return outcome == Outcome.BROKEN
                ? new Failure(Failure.PROCESSING_ERROR, "the card processor had an error")
                : new Failure(
                        Failure.CARD_DECLINED,
                        this == INSUFFICIENT_FUNDS
                                ? "the card has insufficient funds"
                                : "the card was declined by its bank");
    }
}
