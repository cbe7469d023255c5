package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.domain.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How many requests a second a client may make of this replica: a bucket of one second's worth, filled steadily. */
@Singleton
public class Rates {

    private final LongSupplier nanos;
    private final Map<Integer, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long at) {}

    Rates() {
        this(System::nanoTime);
    }

    Rates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @throws Refusal if it was too many */
    public void admit(Caller caller) {
        Double rate = caller.rate();
        if (rate == null) {
            return;
        }
        double[] missing = {0};
        buckets.compute(caller.client(), (client, bucket) -> {
            double most = Math.max(1, rate);
            long now = nanos.getAsLong();
            double tokens = bucket == null ? most : Math.min(most, bucket.tokens + rate * (now - bucket.at) / 1e9);
            missing[0] = Math.max(0, 1 - tokens);
            return new Bucket(tokens < 1 ? tokens : tokens - 1, now);
        });
        if (missing[0] > 0) {
            throw Refusal.tooMany("more than " + rate + " requests a second", Duration.ofMillis((long)
                    Math.ceil(1000 * missing[0] / rate)));
        }
    }
}
