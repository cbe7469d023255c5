package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets nobody in who has not said who it is, and no body that is larger than allowed. */
class Gate {

    private final Callers callers;
    private final RequestIdentity identity;
    private final long maxBody;

    Gate(
            Callers callers,
            RequestIdentity identity,
            @ConfigProperty(name = Border.MAX_BODY, defaultValue = "1M") MemorySize maxBody) {
        this.callers = callers;
        this.identity = identity;
        this.maxBody = maxBody.asLongValue();
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Void> enter(ContainerRequestContext request, RoutingContext exchange) {
        return callers.of(exchange)
                .invoke(caller -> identity.identify(caller, Exchange.correlationId(exchange)))
                .chain(caller -> RequestBody.read(exchange, maxBody))
                .invoke(body -> admit(body, request, exchange))
                .replaceWithVoid();
    }

    private static void admit(Buffer body, ContainerRequestContext request, RoutingContext exchange) {
        Exchange.body(exchange, body);
        request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
        if (body.length() > 0 && !isMediaType(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            throw new NotSupportedException();
        }
    }

    /** The framework takes a missing type for the right one, and answers one without a slash in its own way. */
    private static boolean isMediaType(@Nullable String type) {
        return type != null && type.indexOf('/') > 0 && !type.endsWith("/");
    }
}
