package dev.campusg.callbacktimers.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a receiver. It is decided by the status; of the body so much is read as fits into the limits, then
 * the connection is cut.
 */
final class Attempt {

    /** What is kept of an answer. */
    static final int KEPT = 4 * 1024;

    /** What is read of an answer, so that the connection can be used again. */
    private static final int READ = 64 * 1024;

    /** How long a body may take once the status is known. */
    private static final Duration FOR_THE_BODY = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Clock clock;
    private final Duration limit;
    private final Instant begun;
    private final Promise<Answer> promise = Promise.promise();
    private final Buffer kept = Buffer.buffer();
    private @Nullable HttpClientResponse response;
    private long heard;

    Attempt(Vertx vertx, Clock clock, Duration limit, Instant begun) {
        this.vertx = vertx;
        this.clock = clock;
        this.limit = limit;
        this.begun = begun;
    }

    Future<Answer> run(Future<HttpClientRequest> connected, Buffer body) {
        long timer = vertx.setTimer(limit.toMillis(), late -> giveUp());
        connected.onSuccess(request -> send(request, body)).onFailure(promise::tryFail);
        return promise.future().onComplete(ended -> vertx.cancelTimer(timer));
    }

    /** What was heard by now counts. */
    private void giveUp() {
        HttpClientResponse begunResponse = response;
        if (begunResponse == null) {
            promise.tryFail(new TimeoutException());
        } else {
            cut(begunResponse);
        }
    }

    private void send(HttpClientRequest request, Buffer body) {
        request.exceptionHandler(promise::tryFail);
        promise.future().onComplete(ended -> {
            if (ended.failed()) {
                request.reset();
            }
        });
        if (promise.future().isComplete()) {
            return;
        }
        request.send(body).onSuccess(this::hear).onFailure(promise::tryFail);
    }

    private void hear(HttpClientResponse response) {
        this.response = response;
        long timer = vertx.setTimer(FOR_THE_BODY.toMillis(), late -> cut(response));
        response.handler(chunk -> keep(response, chunk))
                .exceptionHandler(broken -> decide(response))
                .endHandler(whole -> {
                    vertx.cancelTimer(timer);
                    decide(response);
                });
    }

    private void keep(HttpClientResponse response, Buffer chunk) {
        heard += chunk.length();
        kept.appendBuffer(chunk, 0, Math.min(chunk.length(), KEPT - kept.length()));
        if (heard > READ) {
            cut(response);
        }
    }

    private void cut(HttpClientResponse response) {
        decide(response);
        response.request().reset();
    }

    private void decide(HttpClientResponse response) {
        int code = response.statusCode();
        boolean taken = code >= 200 && code < 300;
        promise.tryComplete(new Answer(
                begun,
                code,
                taken ? null : "HTTP status " + code,
                // Postgres takes any text but this character.
                kept.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD'),
                RetryAfter.parse(response.getHeader("Retry-After"), clock.instant()),
                taken ? Answer.Fault.NONE : Answer.Fault.REFUSED));
    }
}
