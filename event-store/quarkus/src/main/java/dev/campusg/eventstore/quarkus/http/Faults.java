package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StoreUnavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Tells what a thrown thing means to the client. */
final class Faults {

    private static final String TAKE_A_TOKEN = "this needs a valid bearer token";

    private final ViolationPaths paths;

    Faults(ViolationPaths paths) {
        this.paths = paths;
    }

    Fault of(Throwable thrown) {
        return switch (unwrapped(thrown)) {
            case Refusal refusal -> refusal.fault();
            case Rejected rejected ->
                new Fault(status(rejected.reason()), rejected.code(), rejected.detail(), List.of(), Map.of());
            case StoreUnavailable unavailable -> Fault.unavailable("the event store cannot be reached; try again");
            case ConstraintViolationException e
            when paths.areInput(e) -> Fault.invalid("the request breaks the rules for its fields", paths.of(e));
            case AuthenticationFailedException e -> Fault.unauthorized(TAKE_A_TOKEN, Callers.CHALLENGE_INVALID);
            case UnauthorizedException e -> Fault.unauthorized(TAKE_A_TOKEN, Callers.CHALLENGE);
            case ForbiddenException e -> new Fault(403, "this is not allowed to the caller");
            case WebApplicationException e -> WebFaults.of(e);
            case Throwable other
            when lostConnection(other) ->
                Fault.unavailable("something this service depends on cannot be reached; try again");
            case Throwable other -> new Fault(500, "something went wrong here; quote the correlation id");
        };
    }

    static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return (thrown instanceof CompletionException || thrown instanceof ExecutionException) && cause != null
                ? unwrapped(cause)
                : thrown;
    }

    private static int status(Rejected.Reason reason) {
        return switch (reason) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case CONFLICT -> 409;
            case STALE -> 412;
        };
    }

    private static boolean lostConnection(@Nullable Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 10; depth++, at = at.getCause()) {
            if (at instanceof ConnectException
                    || at instanceof ClosedChannelException
                    || at instanceof StoreUnavailable) {
                return true;
            }
        }
        return false;
    }
}
