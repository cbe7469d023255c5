package dev.campusg.callbacktimers.domain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a client may add to its callbacks, and which of them are nobody's business when they are shown. */
public final class CallbackHeaders {

    static final int MAX_HEADERS = 32;
    static final int MAX_BYTES = 8 * 1024;

    /** Hop-by-hop headers, those that say where a message ends or goes, and our own. */
    private static final Set<String> OURS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "content-length",
            "content-encoding",
            "expect",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    /** No control characters: no header can end a line and begin another. */
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    private static final Pattern SECRET = Pattern.compile(
            "auth|cookie|token|secret|password|key|signature|credential|session", Pattern.CASE_INSENSITIVE);

    static final String MASK = "***";

    private CallbackHeaders() {}

    /** @throws Refusal if one of them cannot be sent */
    public static Map<String, String> accepted(Map<String, String> headers) {
        if (headers.size() > MAX_HEADERS) {
            throw refused("has more than " + MAX_HEADERS + " headers");
        }
        int bytes = 0;
        for (var header : headers.entrySet()) {
            accept(header.getKey(), header.getValue());
            bytes += header.getKey().length() + header.getValue().length();
        }
        if (bytes > MAX_BYTES) {
            throw refused("is larger than " + MAX_BYTES + " bytes");
        }
        if (headers.keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                < headers.size()) {
            throw refused("has the same header twice");
        }
        return headers;
    }

    private static void accept(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw refused("has a header whose name is not one");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw refused("may not set " + name);
        }
        if (!VALUE.matcher(value).matches()) {
            throw refused("may have only printable ASCII in the value of " + name);
        }
    }

    /** As they may be shown. */
    public static Map<String, String> masked(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.forEach((name, value) -> shown.put(name, SECRET.matcher(name).find() ? MASK : value));
        return shown;
    }

    private static Refusal refused(String why) {
        return Refusal.invalid("callback_headers " + why);
    }
}
