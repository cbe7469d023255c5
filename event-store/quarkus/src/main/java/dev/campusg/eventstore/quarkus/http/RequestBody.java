package dev.campusg.eventstore.quarkus.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Reads the body of one request, up to a limit, before anything else is done with it. */
final class RequestBody {

    private static final Set<HttpMethod> WITHOUT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final RoutingContext exchange;
    private final HttpServerRequest request;
    private final long max;
    private final UniEmitter<? super Buffer> reader;
    private final Buffer read = Buffer.buffer();

    private RequestBody(RoutingContext exchange, long max, UniEmitter<? super Buffer> reader) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.max = max;
        this.reader = reader;
    }

    static Uni<Buffer> read(RoutingContext exchange, long max) {
        return isExpected(exchange.request())
                ? Uni.createFrom().emitter(reader -> new RequestBody(exchange, max, reader).read())
                : Uni.createFrom().item(Buffer.buffer());
    }

    static Fault tooLarge(long max) {
        return new Fault(413, "a body has at most " + max + " bytes");
    }

    /** The length the client announces; chunked bodies have none. */
    static long announced(HttpServerRequest request) {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return announced == null ? -1 : Long.parseLong(announced);
    }

    private static boolean isExpected(HttpServerRequest request) {
        return !WITHOUT.contains(request.method())
                && !request.isEnded()
                && (request.version() == HttpVersion.HTTP_2
                        || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private void read() {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.handler(this::take)
                .endHandler(end -> reader.complete(read))
                .exceptionHandler(reader::fail)
                .resume();
    }

    private void take(Buffer chunk) {
        if (read.length() + chunk.length() > max) {
            Leftover.discard(exchange, max);
            reader.fail(new Refusal(tooLarge(max)));
        } else {
            read.appendBuffer(chunk);
        }
    }
}
