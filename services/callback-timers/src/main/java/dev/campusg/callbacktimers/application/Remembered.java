package dev.campusg.callbacktimers.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers that are asked for again and again, each asked for once a while; a failure is not remembered. */
final class Remembered<K, V> {

    private static final int MOST = 10_000;

    private final Duration time;
    private final Clock clock;
    private final Function<K, CompletionStage<V>> ask;
    private final Map<K, Known<V>> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Known<V>> eldest) {
            return size() > MOST;
        }
    };

    private record Known<V>(CompletionStage<V> answer, Instant until) {}

    Remembered(Duration time, Clock clock, Function<K, CompletionStage<V>> ask) {
        this.time = time;
        this.clock = clock;
        this.ask = ask;
    }

    synchronized CompletionStage<V> get(K key) {
        Instant now = clock.instant();
        Known<V> entry = entries.get(key);
        if (entry != null && now.isBefore(entry.until())) {
            return entry.answer();
        }
        CompletionStage<V> answer = ask.apply(key);
        entries.remove(key);
        entries.put(key, new Known<>(answer, now.plus(time)));
        answer.whenComplete((value, failure) -> {
            if (failure != null) {
                forget(key);
            }
        });
        return answer;
    }

    synchronized void forget(K key) {
        entries.remove(key);
    }
}
