package dev.campusg.eventstore.quarkus.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The rest of a body that was refused. It is read on for a while without being kept, because a client that is cut off
 * while it sends never sees the answer; then the connection is closed.
 */
final class Leftover {

    /** How many times the limit a client may go on sending before it is cut off. */
    private static final int PATIENCE = 16;

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private long left;

    private Leftover(RoutingContext exchange, long max) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.left = PATIENCE * max;
    }

    static void discard(RoutingContext exchange, long max) {
        Leftover leftover = new Leftover(exchange, max);
        exchange.request()
                .handler(leftover::discard)
                .endHandler(end -> leftover.closeWhenAnswered())
                .exceptionHandler(gone -> {})
                .resume();
    }

    private void discard(Buffer chunk) {
        left -= chunk.length();
        if (left < 0) {
            cutOff();
        }
    }

    private void cutOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    /** One connection of HTTP/2 has other requests on it, which are none of our business. */
    private void closeWhenAnswered() {
        if (request.version() == HttpVersion.HTTP_2) {
            return;
        }
        if (request.response().ended()) {
            request.connection().close();
        } else {
            exchange.addEndHandler(answered -> request.connection().close());
        }
    }
}
