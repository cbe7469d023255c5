package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Uuid7;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.MDC;

/** What the border notes on a request as it comes in, before any resource is looked for. */
final class Exchange {

    static final String CORRELATION_HEADER = "X-Correlation-Id";

    private static final String CORRELATION = "campusg.correlation";
    private static final String BODY = "campusg.body";
    private static final int MAX_CORRELATION = 128;

    private Exchange() {}

    /** Takes the correlation id of the client or makes one, for the answer, the log and what the request causes. */
    static void begin(RoutingContext exchange) {
        String given = exchange.request().getHeader(CORRELATION_HEADER);
        String id = given != null && Text.isPrintable(given, MAX_CORRELATION) ? given : Uuid7.next();
        exchange.put(CORRELATION, id);
        exchange.response().putHeader(CORRELATION_HEADER, id);
        MDC.put("correlation_id", id);
    }

    static String correlationId(RoutingContext exchange) {
        String id = exchange.get(CORRELATION);
        return id == null ? Uuid7.next() : id;
    }

    static void body(RoutingContext exchange, Buffer body) {
        exchange.put(BODY, body);
    }

    static byte[] body(RoutingContext exchange) {
        Buffer body = exchange.get(BODY);
        return body == null ? new byte[0] : body.getBytes();
    }
}
