package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.KeyEvent.Answered;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Answers a POST with an {@code Idempotency-Key} it has answered before as it did then, without running it again. */
class Idempotency {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = Logger.getLogger(Idempotency.class);
    private static final int MAX_KEY = 255;
    private static final String CLAIM = "campusg.claim";
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    /** After every filter that could still change the answer. */
    private static final int LAST = 0;

    private final IdempotencyKeys keys;
    private final RequestIdentity identity;
    private final ObjectMapper mapper;

    Idempotency(IdempotencyKeys keys, RequestIdentity identity, ObjectMapper mapper) {
        this.keys = keys;
        this.identity = identity;
        this.mapper = mapper;
    }

    @ServerRequestFilter
    Uni<Response> claim(ContainerRequestContext request, RoutingContext exchange) {
        List<String> given = exchange.request().headers().getAll(HEADER);
        if (given.isEmpty() || !request.getMethod().equals("POST")) {
            return Uni.createFrom().nullItem();
        }
        if (given.size() > 1 || !Text.isPrintable(given.getFirst(), MAX_KEY)) {
            throw new Refusal(Fault.invalid(HEADER, "must be 1 to " + MAX_KEY + " printable characters, once"));
        }
        String key = Fingerprint.of(
                request.getMethod(),
                exchange.normalizedPath(),
                identity.caller().id(),
                given.getFirst());
        String fingerprint = Fingerprint.of(String.valueOf(exchange.request().query()), Exchange.body(exchange));
        Metadata metadata =
                new Metadata(null, identity.correlationId(), identity.caller().id());
        return keys.claim(key, fingerprint, metadata).map(claim -> admit(claim, key, fingerprint, request));
    }

    private @Nullable Response admit(Claim claim, String key, String fingerprint, ContainerRequestContext request) {
        if (!claim.key().request().equals(fingerprint)) {
            throw Rejected.conflict("IDEMPOTENCY_KEY_REUSED", "this " + HEADER + " belongs to another request");
        }
        if (claim.answer() != null) {
            return replayed(claim.answer());
        }
        identity.repeatable("http:" + key, claim.key().allottedId());
        request.setProperty(CLAIM, claim);
        return null;
    }

    private static Response replayed(Answered answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.header(REPLAYED, "true").build();
    }

    @ServerResponseFilter(priority = LAST)
    Uni<Void> keep(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claim claim) || !isFinal(response.getStatus())) {
            return Uni.createFrom().voidItem();
        }
        Answered answer = new Answered(response.getStatus(), headers(response), body(response));
        return keys.answer(claim, answer)
                .onFailure()
                .invoke(lost -> LOG.warnf("an answer was not kept, a repetition will run again: %s", lost))
                .onFailure()
                .recoverWithItem(answer)
                .invoke(first -> put(first, response))
                .replaceWithVoid();
    }

    /** Whether trying again with the same key could not help. */
    private static boolean isFinal(int status) {
        return status < 500 && status != 408 && status != 429;
    }

    private static Map<String, String> headers(ContainerResponseContext response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (response.hasEntity()) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        return headers;
    }

    private @Nullable String body(ContainerResponseContext response) {
        try {
            return switch (response.getEntity()) {
                case null -> null;
                case String text -> text;
                case byte[] text -> new String(text, StandardCharsets.UTF_8);
                case Object entity -> mapper.writeValueAsString(entity);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private static void put(Answered first, ContainerResponseContext response) {
        response.setStatus(first.status());
        first.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        if (first.body() != null) {
            MediaType type = MediaType.valueOf(first.headers().get(HttpHeaders.CONTENT_TYPE));
            response.setEntity(first.body(), new Annotation[0], type);
        }
    }
}
