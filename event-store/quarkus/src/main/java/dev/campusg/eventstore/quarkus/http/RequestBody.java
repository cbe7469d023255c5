package dev.campusg.eventstore.quarkus.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Reads the body of one request, up to a limit, before anything else is done with it. One that is too large is
 * answered at once, and read on for a while without being kept: a client that is cut off while it sends never sees
 * the answer.
 */
final class RequestBody {

    /** How many times the limit a client may go on sending before it is cut off. */
    private static final int PATIENCE = 16;

    private static final Set<HttpMethod> WITHOUT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final Problems problems;
    private final long max;
    private final Context context = Vertx.currentContext();
    private final Buffer read = Buffer.buffer();
    private boolean refused;
    private long length;

    RequestBody(RoutingContext exchange, Problems problems, long max) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.problems = problems;
        this.max = max;
    }

    static boolean isExpected(HttpServerRequest request) {
        return !WITHOUT.contains(request.method())
                && !request.isEnded()
                && (request.version() == HttpVersion.HTTP_2
                        || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    void read() {
        request.handler(this::take).endHandler(end -> done()).exceptionHandler(exchange::fail);
        if (announced() > max) {
            refuse();
        } else if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /** The length the client announced; chunked bodies have none. */
    private long announced() {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return announced == null ? -1 : Long.parseLong(announced);
    }

    private void take(Buffer chunk) {
        length += chunk.length();
        if (refused) {
            if (length > PATIENCE * max) {
                request.connection().close();
            }
        } else if (length > max) {
            refuse();
        } else {
            read.appendBuffer(chunk);
        }
    }

    private void refuse() {
        refused = true;
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.send(new Fault(413, "a body has at most " + max + " bytes"), exchange);
    }

    private void done() {
        if (refused) {
            request.connection().close();
            return;
        }
        Exchange.body(exchange, read);
        if (Vertx.currentContext() == context) {
            exchange.next();
        } else {
            context.runOnContext(back -> exchange.next());
        }
    }
}
