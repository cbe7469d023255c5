package dev.campusg.eventstore.quarkus.live;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * How something that grows is read.
 *
 * @param <P> a place in it
 * @param <T> what it is made of
 */
public interface Pages<P, T> {

    /** At most so many items behind a place, in order. */
    Uni<List<T>> after(P place, int most);

    /** Where an item is. */
    P placeOf(T item);
}
