package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Keys;
import dev.campusg.callbacktimers.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header under which a request may be repeated. */
final class Idempotency {

    static final String HEADER = "Idempotency-Key";

    /** No spaces: keys with one are ours. */
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** @param hash by which a repetition is told from another request */
    record Request(String key, byte[] hash) {}

    private Idempotency() {}

    /** Null without a key: such a request is new each time. */
    static @Nullable Request of(@Nullable String key, String endpoint, byte[] body) {
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Refusal.invalid(HEADER + " has 1 to 255 printable characters and no spaces");
        }
        byte[] head = (endpoint + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return new Request(key, Keys.hash(all));
    }
}
