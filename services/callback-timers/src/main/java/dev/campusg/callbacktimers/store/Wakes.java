package dev.campusg.callbacktimers.store;

import dev.campusg.eventstore.timers.HeldTimer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells whoever fires timers which wakes this process has just committed; a hint, never the truth. */
@Singleton
public class Wakes {

    /** What the engine knows our wakes by. */
    static final String NAME = "callback";

    private final List<Consumer<List<HeldTimer>>> listeners = new CopyOnWriteArrayList<>();

    public void listen(Consumer<List<HeldTimer>> listener) {
        listeners.add(listener);
    }

    void set(List<HeldTimer> wakes) {
        if (!wakes.isEmpty()) {
            listeners.forEach(listener -> listener.accept(wakes));
        }
    }
}
