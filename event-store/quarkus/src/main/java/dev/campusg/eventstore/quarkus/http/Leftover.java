package dev.campusg.eventstore.quarkus.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * The rest of a body that was refused. It is read on for a while without being kept, because a client that is cut off
 * while it sends never sees the answer; then the connection is closed. To be begun before the answer is sent.
 */
final class Leftover {

    /** How many times the limit a client may go on sending before it is cut off. */
    private static final int PATIENCE = 16;

    /** How long a client may take for it. */
    private static final Duration TIME = Duration.ofSeconds(5);

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
        long timer = exchange.vertx().setTimer(TIME.toMillis(), late -> leftover.cutOff());
        if (!leftover.isShared()) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.request()
                .handler(leftover::discard)
                .endHandler(end -> {
                    exchange.vertx().cancelTimer(timer);
                    leftover.closeWhenAnswered();
                })
                .exceptionHandler(gone -> exchange.vertx().cancelTimer(timer))
                .resume();
    }

    private void discard(Buffer chunk) {
        left -= chunk.length();
        if (left < 0) {
            cutOff();
        }
    }

    private void cutOff() {
        if (isShared()) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    /** A connection of HTTP/2 has other requests on it, which are none of our business. */
    private boolean isShared() {
        return request.version() == HttpVersion.HTTP_2;
    }

    private void closeWhenAnswered() {
        if (isShared()) {
            return;
        }
        if (request.response().ended()) {
            request.connection().close();
        } else {
            exchange.addEndHandler(answered -> request.connection().close());
        }
    }
}
