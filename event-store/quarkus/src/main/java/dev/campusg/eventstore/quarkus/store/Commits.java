package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.timers.HeldTimer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells who wants to know of each step this process committed; a hint, never the truth: a crash swallows it. */
@Singleton
public class Commits {

    private final List<Consumer<Step>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Outbox.Pending>>> publishers = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<HeldTimer>>> schedulers = new CopyOnWriteArrayList<>();

    public void listen(Consumer<Step> listener) {
        listeners.add(listener);
    }

    /** To hear of the messages of each step that has some. */
    public void publish(Consumer<List<Outbox.Pending>> publisher) {
        publishers.add(publisher);
    }

    /** To hear of the timers of each step that sets some. */
    public void schedule(Consumer<List<HeldTimer>> scheduler) {
        schedulers.add(scheduler);
    }

    void committed(Step step, List<Outbox.Pending> messages, List<HeldTimer> timers) {
        listeners.forEach(listener -> listener.accept(step));
        if (!messages.isEmpty()) {
            publishers.forEach(publisher -> publisher.accept(messages));
        }
        if (!timers.isEmpty()) {
            schedulers.forEach(scheduler -> scheduler.accept(timers));
        }
    }
}
