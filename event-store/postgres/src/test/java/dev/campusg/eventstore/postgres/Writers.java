package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Writers that append to streams of their own and, in competition, to shared ones. */
final class Writers {

    private static final int STEPS = 150;
    private static final int SHARED_STREAMS = 8;

    private final List<? extends EventStore> stores;
    private final long seed;
    private final AtomicLong appended = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    /** @param stores as many processes would have them, each with its own connections */
    static Writers start(int count, List<? extends EventStore> stores) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Writers with -Dseed=" + seed);
        Writers writers = new Writers(stores, seed);
        for (int i = 0; i < count; i++) {
            int number = i;
            writers.threads.add(Thread.startVirtualThread(() -> writers.write(number)));
        }
        writers.go.countDown();
        return writers;
    }

    private Writers(List<? extends EventStore> stores, long seed) {
        this.stores = stores;
        this.seed = seed;
    }

    long appended() {
        return appended.get();
    }

    boolean areDone() {
        return threads.stream().noneMatch(Thread::isAlive);
    }

    private void write(int writer) {
        Random random = new Random(seed + writer);
        EventStore store = stores.get(writer % stores.size());
        Map<StreamId, Long> versions = new HashMap<>();
        try {
            go.await();
        } catch (InterruptedException interrupted) {
            return;
        }
        for (int step = 0; step < STEPS; step++) {
            StreamId stream = random.nextBoolean()
                    ? new StreamId("own", writer + "-" + random.nextInt(3))
                    : new StreamId("shared", "" + random.nextInt(SHARED_STREAMS));
            append(store, stream, versions, writer + "." + step, 1 + random.nextInt(3));
        }
    }

    private void append(EventStore store, StreamId stream, Map<StreamId, Long> versions, String what, int count) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new NewEvent("Written", 1, "\"" + what + "." + i + "\""));
        }
        while (true) {
            switch (answer(store.commit(Step.append(stream, versions.getOrDefault(stream, 0L), events)))) {
                case StepOutcome.Committed(long version, var _) -> {
                    versions.put(stream, version);
                    appended.addAndGet(count);
                    return;
                }
                case StepOutcome.Conflict(long actual) -> versions.put(stream, actual);
                case StepOutcome.Duplicate _, StepOutcome.Overtaken _ ->
                    throw new AssertionError("no message, no duplicate; no timer, none overtaken");
            }
        }
    }
}
