package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Rejected;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What another service answered to a request of ours: its no is ours, its silence means to try again later. */
public final class Relayed {

    private static final Logger LOG = Logger.getLogger(Relayed.class);

    private Relayed() {}

    /**
     * @param service who was asked, for people to read
     * @return its answer, if it is a yes; fails as {@link Rejected} if it is a no, with 503 and {@code Retry-After} else
     */
    public static Uni<JsonNode> answer(String service, Uni<RestResponse<String>> asked, ObjectMapper mapper) {
        return asked.onFailure()
                .invoke(away -> LOG.warnf("The %s service cannot be asked: %s", service, away))
                .onFailure()
                .transform(_ -> unavailable(service))
                .map(answer -> yesOrThrow(service, answer, mapper));
    }

    private static JsonNode yesOrThrow(String service, RestResponse<String> answer, ObjectMapper mapper) {
        JsonNode body = body(service, answer, mapper);
        String code = body.path("code").asText("REFUSED");
        String detail = body.path("detail").asText("the " + service + " service refuses");
        return switch (answer.getStatus()) {
            case 200, 201, 202 -> body;
            case 400 -> throw Rejected.invalid(code, detail);
            case 403 -> throw Rejected.forbidden(code, detail);
            case 404 -> throw Rejected.notFound(code, detail);
            case 409 -> throw Rejected.conflict(code, detail);
            default -> {
                LOG.warnf("The %s service answered %d: %s", service, answer.getStatus(), detail);
                throw unavailable(service);
            }
        };
    }

    private static JsonNode body(String service, RestResponse<?> answer, ObjectMapper mapper) {
        try {
            return mapper.readTree(text(answer.getEntity()));
        } catch (IOException notJson) {
            LOG.warnf("The %s service did not answer in JSON: %s", service, notJson.getMessage());
            throw unavailable(service);
        }
    }

    /** The client reads the body of a yes; that of a no it leaves as it came. */
    private static String text(@Nullable Object body) throws IOException {
        return switch (body) {
            case null -> "{}";
            case InputStream unread -> {
                try (unread) {
                    yield new String(unread.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            case Object read -> read.toString();
        };
    }

    private static Refusal unavailable(String service) {
        return new Refusal(Fault.unavailable("the " + service + " service cannot answer now; try again"));
    }
}
