package dev.campusg.eventstore.quarkus.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in the terms of HTTP.
 *
 * @param code a stable word for machines, where a rule gave one
 * @param detail a sentence for people; it never says how the service is made
 * @param headers what the status asks for, such as {@code Retry-After}
 */
record Fault(
        int status, @Nullable String code, String detail, List<Violation> violations, Map<String, String> headers) {

    Fault(int status, String detail) {
        this(status, null, detail, List.of(), Map.of());
    }

    static Fault invalid(String detail, List<Violation> violations) {
        return new Fault(400, null, detail, violations, Map.of());
    }

    static Fault invalid(String field, String message) {
        return invalid(field + " " + message, List.of(new Violation(field, message)));
    }

    static Fault unauthorized(String detail, String challenge) {
        return new Fault(401, null, detail, List.of(), Map.of("WWW-Authenticate", challenge));
    }

    static Fault unavailable(String detail) {
        return new Fault(503, null, detail, List.of(), Map.of("Retry-After", "1"));
    }
}
