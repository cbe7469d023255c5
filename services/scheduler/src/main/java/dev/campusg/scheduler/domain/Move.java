package dev.campusg.scheduler.domain;

/** What is to be done about an event that is due. */
public sealed interface Move {

    /** The only one who may cancel an order: so money follows. */
    record AskSaga(String sagaId) implements Move {}

    /** Lets go of what is authorised. */
    record Revert(String orderId) implements Move {}

    /** Gives back what is held, then lets go of what is authorised. */
    record Refund(String orderId) implements Move {}

    /** Tells a user. */
    record Tell(String userId, String title, String message) implements Move {}

    /** Money is where it should not be, and it is not for a machine to say where it belongs. */
    record Alert(String why) implements Move {}

    /** @param why in words, kept as the outcome */
    record Nothing(String why) implements Move {}

    /** Not yet: look again later. */
    record Wait(String why) implements Move {}

    /** It never can be done. */
    record GiveUp(String why) implements Move {}
}
