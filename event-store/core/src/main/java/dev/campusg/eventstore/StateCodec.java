package dev.campusg.eventstore;

/** States as JSON and back. */
public interface StateCodec<S> {

    /** Changes when the shape of the state does: stored states of other schemas are folded anew from their events. */
    int schema();

    String encode(S state);

    S decode(String state);
}
