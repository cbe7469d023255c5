package dev.campusg.eventstore.testkit.history;

import dev.campusg.eventstore.messaging.Received;
import java.util.Optional;

/** The wire format of the messages that are checked. */
public interface RecordReader {

    /** What a record says; empty if nobody here knows its type, or it is poison. */
    Optional<Received<?>> read(TopicRecord record);

    /** Whether a record will never be understood, so that whoever hears its topic must have put it aside. */
    boolean isPoison(TopicRecord record);

    /** Whether two values are the same message, but for the instant they were written. */
    boolean same(String one, String other);
}
