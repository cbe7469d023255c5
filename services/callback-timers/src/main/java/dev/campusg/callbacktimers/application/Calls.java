package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.delivery.Call;
import dev.campusg.callbacktimers.delivery.Signing;
import dev.campusg.callbacktimers.domain.Spec;
import dev.campusg.callbacktimers.store.Begun;
import dev.campusg.callbacktimers.store.ClientStore.SecretRow;
import dev.campusg.callbacktimers.store.TimerStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Writes the request of an attempt. */
@Singleton
class Calls {

    private final TimerStore store;
    private final Secrets secrets;
    private final Clock clock;

    Calls(TimerStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** None if somebody else has the timer by now. */
    CompletionStage<Optional<Call>> prepare(Begun begun) {
        CompletionStage<List<SecretRow>> signing =
                begun.spec().sign() ? secrets.of(begun.client()) : CompletableFuture.completedStage(List.of());
        return begun.isLarge()
                ? signing.thenCombine(store.payload(begun), (all, payload) -> payload.map(it -> call(begun, it, all)))
                : signing.thenApply(all -> Optional.of(call(begun, begun.spec().payload(), all)));
    }

    private Call call(Begun begun, @Nullable String payload, List<SecretRow> signing) {
        Spec spec = begun.spec();
        Instant now = clock.instant();
        byte[] body = payload == null ? new byte[0] : payload.getBytes(StandardCharsets.UTF_8);
        String id = messageId(begun);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", "callback-timers/1");
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        spec.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        if (!signing.isEmpty()) {
            List<byte[]> keys = signing.stream().map(SecretRow::secret).toList();
            headers.put("webhook-signature", Signing.signatures(keys, id, now, body));
        }
        return new Call(begun.client(), spec.target(), headers, body);
    }

    /** The same for all attempts of an occurrence, so that the receiver knows it again. */
    static String messageId(Begun begun) {
        return begun.spec().recurrence() == null ? begun.id().toString() : begun.id() + "-" + begun.occurrence();
    }
}
