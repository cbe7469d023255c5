package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A fault as RFC 9457 puts it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonProperty("correlation_id") String correlationId,
        @Nullable String code,
        @Nullable List<Violation> violations) {

    static final String TYPE = "application/problem+json";

    static final MediaType MEDIA_TYPE = MediaType.valueOf(TYPE);

    static Problem of(Fault fault, String instance, String correlationId) {
        Response.Status known = Response.Status.fromStatusCode(fault.status());
        return new Problem(
                fault.code() == null ? "about:blank" : "urn:problem:" + kebab(fault.code()),
                known == null ? "Status " + fault.status() : known.getReasonPhrase(),
                fault.status(),
                fault.detail(),
                instance,
                correlationId,
                fault.code(),
                fault.violations().isEmpty() ? null : fault.violations());
    }

    private static String kebab(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
