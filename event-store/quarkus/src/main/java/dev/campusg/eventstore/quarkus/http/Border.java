package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What happens to every request before a resource is looked for, and to those that fail before one is found. */
@Singleton
class Border {

    static final String MAX_BODY = "quarkus.http.limits.max-body-size";

    /** Before Quarkus's own limit on bodies, which answers without one. */
    private static final int BEFORE_ALL_OTHERS = -10_000;

    private final Problems problems;
    private final long maxBody;

    Border(Problems problems, @ConfigProperty(name = MAX_BODY, defaultValue = "1M") MemorySize maxBody) {
        this.problems = problems;
        this.maxBody = maxBody.asLongValue();
    }

    void guard(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::admit).failureHandler(this::fail);
    }

    private void admit(RoutingContext exchange) {
        Exchange.begin(exchange);
        if (exchange.request().uri().contains("%00")) {
            problems.send(new Fault(400, "the path and the query may not contain the character NUL"), exchange);
        } else if (RequestBody.announced(exchange.request()) > maxBody) {
            Leftover.discard(exchange, maxBody);
            problems.send(RequestBody.tooLarge(maxBody), exchange);
        } else {
            exchange.next();
        }
    }

    private void fail(RoutingContext exchange) {
        int status = exchange.statusCode();
        if (exchange.response().headWritten()) {
            exchange.response().reset();
        } else if (status >= 400 && status < 500) {
            problems.send(new Fault(status, WebFaults.detail(status)), exchange);
        } else if (exchange.failure() != null) {
            problems.send(exchange.failure(), exchange);
        } else {
            problems.send(new Fault(status, WebFaults.detail(status)), exchange);
        }
    }
}
