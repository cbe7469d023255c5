package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.TimerChange;
import dev.campusg.eventstore.testkit.Await;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is measured, as chains of calls. */
final class Workloads {

    static final String DATA = "{\"orderId\": \"7f8de6a8-5c0c-4a3e-9f57-0d0c7d1fe2d4\", \"item\": \"noodles\","
            + " \"cents\": 1250, \"at\": \"2030-06-01T12:00:00Z\"}";

    private static final int STREAMS_OF_A_WRITER = 16;
    private static final int STEPS_OF_A_STREAM = 6;
    private static final int LOADED_STREAMS = 1_000;
    private static final int LOADED_EVENTS = 20;

    private final PostgresEventStore store;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final AtomicLong streams = new AtomicLong();

    /** One call after another. */
    interface Chain {
        CompletionStage<?> next(long turn);
    }

    Workloads(PostgresEventStore store) {
        this.store = store;
    }

    Chain toNewStreams(int writer) {
        return _ -> store.commit(Step.append(newStream(), 0, events(1)));
    }

    Chain toOwnStreams(int events) {
        List<StreamId> own =
                Stream.generate(this::newStream).limit(STREAMS_OF_A_WRITER).toList();
        return turn -> store.commit(Step.append(
                own.get((int) (turn % STREAMS_OF_A_WRITER)), turn / STREAMS_OF_A_WRITER * events, events(events)));
    }

    Chain fullSteps(int writer) {
        StreamId[] current = new StreamId[1];
        return turn -> {
            long version = turn % STEPS_OF_A_STREAM;
            if (version == 0) {
                current[0] = newStream();
            }
            return store.commit(fullStep(current[0], version));
        };
    }

    /** Inbox, event, state, outbox and timer. */
    private static Step fullStep(StreamId stream, long version) {
        String id = stream + ":" + version;
        return new Step(
                stream,
                version,
                new Metadata(id, stream.key(), "customer"),
                events(1),
                new Snapshot(version + 1, 1, DATA),
                List.of(new OutboxMessage(
                        "payment.commands", stream.key(), DATA, Map.of("id", id, "type", "AuthorizePayment"))),
                List.of(new TimerChange.Set("deadline", Instant.now().plusSeconds(60 + version), "{\"step\": 3}")),
                "{\"accepted\": true}");
    }

    void prepareLoads() {
        IntStream.range(0, LOADED_STREAMS)
                .mapToObj(i -> store.commit(Step.append(loaded(i), 0, events(LOADED_EVENTS))))
                .toList()
                .forEach(Await::answer);
    }

    Chain loadsOfStates(int reader) {
        return turn -> store.snapshot(loaded(turn * 31 + reader * 7));
    }

    Chain loadsOfEvents(int reader) {
        return turn -> store.read(loaded(turn * 31 + reader * 7), 0, 100);
    }

    private StreamId loaded(long number) {
        return new StreamId("load", run + "-" + number % LOADED_STREAMS);
    }

    private StreamId newStream() {
        return new StreamId("order", run + "-7f8de6a8-5c0c-4a3e-" + streams.incrementAndGet());
    }

    private static List<NewEvent> events(int count) {
        return Collections.nCopies(count, new NewEvent("OrderPlaced", 1, DATA));
    }
}
