package dev.campusg.scheduler.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a no from another service means. */
final class Answer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answer() {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(@Nullable String code, @Nullable String detail) {}

    /** Null if it knows of no such thing, or of no such name for one. */
    static <T> Uni<@Nullable T> orNone(Uni<T> asked) {
        return asked.onFailure(no -> status(no) == 404 || status(no) == 400).recoverWithNull();
    }

    static boolean isConflict(Throwable no, String code) {
        return status(no) == 409 && code.equals(problem(no).code);
    }

    static String detail(Throwable no) {
        String said = problem(no).detail;
        return said == null ? String.valueOf(no.getMessage()) : said;
    }

    /** The same with a word for people about who it was, and final if asking again would be answered alike. */
    static <T> Uni<T> by(String service, Uni<T> asked) {
        return asked.onFailure().transform(explained(service));
    }

    private static Function<Throwable, Throwable> explained(String service) {
        return no -> {
            int status = status(no);
            String why = "the " + service + " service " + (status == 0 ? "cannot be asked" : "says " + status) + ": "
                    + detail(no);
            return status == 400 || status == 404 ? new Hopeless(why) : new ProcessingException(why, no);
        };
    }

    private static int status(Throwable no) {
        return no instanceof WebApplicationException answered
                ? answered.getResponse().getStatus()
                : 0;
    }

    private static Problem problem(Throwable no) {
        try {
            return no instanceof WebApplicationException answered
                            && answered.getResponse().hasEntity()
                    ? MAPPER.readValue(answered.getResponse().readEntity(String.class), Problem.class)
                    : new Problem(null, null);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            return new Problem(null, null);
        }
    }
}
