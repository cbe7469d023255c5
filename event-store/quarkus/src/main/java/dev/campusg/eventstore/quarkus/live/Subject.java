package dev.campusg.eventstore.quarkus.live;

import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.StreamId;
import java.util.Optional;

/**
 * What an event is news of, beside its own stream: a notification is news of the inbox it lies in. A service has one
 * bean for each category whose events have such a subject.
 */
public interface Subject {

    String category();

    /** Must not fail for events it does not know: a newer release may have written them. */
    Optional<String> of(StreamId stream, NewEvent event);
}
