package dev.campusg.callbacktimers.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Serves parties in turn, and what one party has brought in the order it was brought. */
final class FairQueue<P, T> {

    private final Map<P, Queue<T>> parties = new LinkedHashMap<>();
    private int size;

    void add(P party, T item) {
        parties.computeIfAbsent(party, first -> new ArrayDeque<>()).add(item);
        size++;
    }

    boolean hasOneFor(Predicate<P> served) {
        return parties.keySet().stream().anyMatch(served);
    }

    /** @param served whose turn it may be */
    @Nullable
    T poll(Predicate<P> served) {
        for (P party : parties.keySet()) {
            if (served.test(party)) {
                return take(party);
            }
        }
        return null;
    }

    private @Nullable T take(P party) {
        Queue<T> items = parties.remove(party);
        T item = items.poll();
        if (!items.isEmpty()) {
            parties.put(party, items); // behind all others
        }
        size--;
        return item;
    }

    List<T> drain() {
        List<T> all = new ArrayList<>(size);
        for (T item = poll(any -> true); item != null; item = poll(any -> true)) {
            all.add(item);
        }
        return all;
    }

    int size() {
        return size;
    }
}
