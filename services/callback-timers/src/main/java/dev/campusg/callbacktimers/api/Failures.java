package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.domain.Refusal;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Failures in the platform's envelope; never a stack trace. */
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return answer(refusal);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        return web(e.getResponse().getStatus());
    }

    @ServerExceptionMapper
    public Response anything(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Refusal refusal -> answer(refusal);
            case WebApplicationException e -> web(e);
            default -> {
                LOG.error("A request failed", cause);
                yield response(500, Envelope.INTERNAL, "internal error; try again", null);
            }
        };
    }

    /** What the framework says, in the few statuses this API has. */
    static Response web(int status) {
        return switch (status) {
            case 404, 405 -> response(404, Envelope.NOT_FOUND, "there is nothing here", null);
            case 401, 403 -> response(401, Envelope.UNAUTHORISED, "X-API-Key is missing or wrong", null);
            case 413 -> response(413, Envelope.VALIDATION, "the body is too large", null);
            case 415 -> response(400, Envelope.VALIDATION, "send JSON, as Content-Type: application/json", null);
            default ->
                status < 500
                        ? response(400, Envelope.VALIDATION, "the request is malformed", null)
                        : response(500, Envelope.INTERNAL, "internal error; try again", null);
        };
    }

    private static Response answer(Refusal refusal) {
        return response(
                Envelope.status(refusal.kind()),
                Envelope.code(refusal.kind()),
                String.valueOf(refusal.getMessage()),
                refusal.retryAfter());
    }

    private static Response response(int status, int code, String message, @Nullable Duration retryAfter) {
        var response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Envelope<@Nullable Object>(code, message, null));
        if (retryAfter != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        }
        return response.build();
    }
}
