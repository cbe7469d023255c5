package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.Step;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells who wants to know of each step this process committed; a hint, never the truth: a crash swallows it. */
@Singleton
public class Commits {

    private final List<Consumer<Step>> listeners = new CopyOnWriteArrayList<>();

    public void listen(Consumer<Step> listener) {
        listeners.add(listener);
    }

    void committed(Step step) {
        listeners.forEach(listener -> listener.accept(step));
    }
}
