package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.Settings;
import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.store.ClientStore;
import dev.campusg.callbacktimers.store.ClientStore.ClientRow;
import dev.campusg.callbacktimers.store.ClientStore.KeyHolder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers by their keys. A client's key is {@code ct_<prefix>_<secret>}: the prefix finds it, and the hash of the
 * whole, compared in constant time, proves it. The secret has 256 random bits, so a plain hash is enough.
 */
@Singleton
public class Keys {

    /** How long a revoked key may still work on another replica than the one it was revoked on. */
    static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final Pattern FORM = Pattern.compile("ct_([0-9a-f]{16})_[A-Za-z0-9_-]{43}");
    private static final int SECRET_BYTES = 32;
    private static final int PREFIX_BYTES = 8;
    private static final String WRONG = "X-API-Key is missing or wrong";

    private final byte[] operator;
    private final Remembered<String, Optional<KeyHolder>> holders;
    private final SecureRandom random = new SecureRandom();

    /** @param key to be shown once */
    record Fresh(String key, String prefix, byte[] hash) {}

    Keys(Settings settings, ClientStore store, Clock clock) {
        this.operator = hash(settings.apiKey().orElseThrow());
        this.holders = new Remembered<>(
                REMEMBERED, clock, prefix -> store.holder(prefix).toCompletionStage());
    }

    /** @throws Refusal if nobody has this key */
    public CompletionStage<Caller> caller(@Nullable String key) {
        if (key == null) {
            throw Refusal.unauthorised(WRONG);
        }
        byte[] hash = hash(key);
        if (MessageDigest.isEqual(hash, operator)) {
            return CompletableFuture.completedStage(Caller.OPERATOR);
        }
        var form = FORM.matcher(key);
        if (!form.matches()) {
            throw Refusal.unauthorised(WRONG);
        }
        return holders.get(form.group(1))
                .thenApply(found -> found.filter(holder -> MessageDigest.isEqual(holder.hash(), hash))
                        .map(holder -> caller(holder.client()))
                        .orElseThrow(() -> Refusal.unauthorised(WRONG)));
    }

    private static Caller caller(ClientRow client) {
        return new Caller(client.number(), client.id(), client.quota(), client.rate());
    }

    Fresh fresh() {
        byte[] prefix = new byte[PREFIX_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(prefix);
        random.nextBytes(secret);
        String name = HexFormat.of().formatHex(prefix);
        String key =
                "ct_" + name + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Fresh(key, name, hash(key));
    }

    void changed(String prefix) {
        holders.forget(prefix);
    }

    public static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
