package dev.campusg.callbacktimers.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the envelope to what fails before a resource is found, such as a body that is too large. */
@Singleton
class Border {

    private static final int BEFORE_ALL_OTHERS = -10_000;

    private final Json json;
    private final long maxBody;

    Border(Json json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.json = json;
        this.maxBody = maxBody.asLongValue();
    }

    void guard(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::admit).failureHandler(this::fail);
    }

    private void admit(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > maxBody)) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            send(exchange, 413);
        } else {
            exchange.next();
        }
    }

    private void fail(RoutingContext exchange) {
        if (exchange.response().headWritten()) {
            exchange.response().reset();
        } else {
            send(exchange, exchange.statusCode() > 0 ? exchange.statusCode() : 500);
        }
    }

    private void send(RoutingContext exchange, int status) {
        var answer = Failures.web(status);
        exchange.response()
                .setStatusCode(answer.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(json.write(answer.getEntity()));
    }
}
