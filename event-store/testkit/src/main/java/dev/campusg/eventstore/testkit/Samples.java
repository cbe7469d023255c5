package dev.campusg.eventstore.testkit;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Streams and steps for the suites. JSON is written the way PostgreSQL prints it, so texts can be compared. */
final class Samples {

    /** From three alphabets, beyond the basic plane, and everything JSON and SQL quote. */
    static final String UNICODE = "žluťoučký 学生 🍜 \\ \" ' { } , % ; --";

    static final String UNICODE_JSON =
            "{\"text\": \"" + UNICODE.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";

    static StreamId newStream() {
        return new StreamId("sample", UUID.randomUUID().toString());
    }

    static String newMessageId() {
        return "message-" + UUID.randomUUID();
    }

    static NewEvent event(int number) {
        return new NewEvent("Happened", 1, "{\"number\": " + number + "}");
    }

    static List<NewEvent> events(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Samples::event).toList();
    }

    static Step append(StreamId stream, long expected, int count) {
        return Step.append(stream, expected, events((int) expected + 1, (int) expected + count));
    }

    /** One event and its state, caused by a message and answered. */
    static Step handled(StreamId stream, long expected, @Nullable String messageId, @Nullable String answer) {
        return new Step(
                stream,
                expected,
                new Metadata(messageId, "conversation", "tester"),
                events((int) expected + 1, (int) expected + 1),
                new Snapshot(expected + 1, 1, state(expected + 1)),
                List.of(),
                List.of(),
                answer);
    }

    static String state(long version) {
        return "{\"version\": " + version + "}";
    }

    static OutboxMessage message(StreamId stream, int number) {
        return new OutboxMessage("topic", stream.toString(), "{\"number\":" + number + "}", Map.of("id", "" + number));
    }

    /** A step without events. */
    static Step effects(
            StreamId stream,
            long expected,
            @Nullable String messageId,
            List<OutboxMessage> outbox,
            List<TimerChange> timers) {
        return new Step(
                stream, expected, new Metadata(messageId, null, "tester"), List.of(), null, outbox, timers, null);
    }

    private Samples() {}
}
