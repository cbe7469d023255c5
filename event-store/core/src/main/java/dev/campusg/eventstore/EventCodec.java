package dev.campusg.eventstore;

/** Events as JSON and back; reading accepts every schema ever written. */
public interface EventCodec<E> {

    NewEvent encode(E event);

    /** @throws IllegalArgumentException if the type is unknown or the data does not fit it */
    E decode(NewEvent event);
}
