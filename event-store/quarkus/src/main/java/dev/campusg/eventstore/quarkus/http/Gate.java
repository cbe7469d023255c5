package dev.campusg.eventstore.quarkus.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody in who has not said who it is, and hands on the body that was read before. */
class Gate {

    private final Callers callers;
    private final RequestIdentity identity;

    Gate(Callers callers, RequestIdentity identity) {
        this.callers = callers;
        this.identity = identity;
    }

    @ServerRequestFilter(preMatching = true)
    Uni<Void> enter(ContainerRequestContext request, RoutingContext exchange) {
        return callers.of(exchange).map(caller -> {
            identity.identify(caller, Exchange.correlationId(exchange));
            Buffer body = Exchange.body(exchange);
            if (body != null) {
                request.setEntityStream(new ByteArrayInputStream(body.getBytes()));
                if (body.length() > 0 && request.getHeaderString("Content-Type") == null) {
                    throw new NotSupportedException();
                }
            }
            return null;
        });
    }
}
