package dev.campusg.eventstore.quarkus.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens to what. */
final class Listeners {

    private final Map<String, Set<MultiEmitter<? super String>>> bySubject = new ConcurrentHashMap<>();
    private final Runnable first;
    private final Runnable last;
    private int count;
    private boolean closed;

    /**
     * @param first run when the first one begins to listen
     * @param last run when the last one has gone
     */
    Listeners(Runnable first, Runnable last) {
        this.first = first;
        this.last = last;
    }

    /** One hint at once for what is there already, then one when there is more; hints not yet taken are one. */
    Multi<String> hints(String subject) {
        return Multi.createFrom()
                .emitter(
                        listener -> {
                            listener.onTermination(() -> remove(subject, listener));
                            add(subject, listener);
                            if (listener.isCancelled()) {
                                remove(subject, listener);
                            }
                            listener.emit(subject);
                        },
                        BackPressureStrategy.LATEST);
    }

    synchronized int count() {
        return count;
    }

    boolean areNone() {
        return bySubject.isEmpty();
    }

    boolean hear(String subject) {
        return bySubject.containsKey(subject);
    }

    void tell(String subject) {
        bySubject.getOrDefault(subject, Set.of()).forEach(listener -> listener.emit(subject));
    }

    void tellAll() {
        bySubject.keySet().forEach(this::tell);
    }

    private void add(String subject, MultiEmitter<? super String> listener) {
        synchronized (this) {
            if (!closed) {
                bySubject
                        .computeIfAbsent(subject, _ -> ConcurrentHashMap.newKeySet())
                        .add(listener);
                if (++count == 1) {
                    first.run();
                }
                return;
            }
        }
        listener.complete();
    }

    private synchronized void remove(String subject, MultiEmitter<? super String> listener) {
        Set<MultiEmitter<? super String>> those = bySubject.get(subject);
        if (those != null && those.remove(listener)) {
            if (those.isEmpty()) {
                bySubject.remove(subject);
            }
            if (--count == 0) {
                last.run();
            }
        }
    }

    /** All streams end, and no new one lasts. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        List.copyOf(bySubject.values()).forEach(those -> List.copyOf(those).forEach(MultiEmitter::complete));
    }
}
