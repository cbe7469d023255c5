package dev.campusg.callbacktimers.delivery;

import dev.campusg.callbacktimers.domain.Destinations;
import dev.campusg.callbacktimers.domain.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Makes calls: one POST to one checked address, no redirects, in limited time, hearing only so much of the answer. */
public final class HttpCaller {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final int CONNECTIONS_PER_RECEIVER = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final Guard guard;
    private final Duration limit;
    private final Clock clock;

    /** @param limit how long a call may take, from looking up the name to the answer's headers */
    public HttpCaller(Vertx vertx, Destinations destinations, Duration limit, Clock clock) {
        this(vertx, new Guard(new SystemResolver(), destinations), limit, clock);
    }

    HttpCaller(Vertx vertx, Guard guard, Duration limit, Clock clock) {
        this.vertx = vertx;
        this.guard = guard;
        this.limit = limit;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) Math.min(TO_CONNECT.toMillis(), limit.toMillis()))
                .setMaxPoolSize(CONNECTIONS_PER_RECEIVER)
                .setKeepAliveTimeout(15)
                .setMaxRedirects(0));
    }

    /** Never fails: what goes wrong is an answer, too. */
    public CompletionStage<Answer> call(Call call) {
        Instant begun = clock.instant();
        return Future.fromCompletionStage(guard.address(call.target(), call.client()))
                .compose(address -> new Attempt(vertx, clock, limit, begun)
                        .run(connected(call, address), Buffer.buffer(call.body())))
                .recover(failure -> Future.succeededFuture(failed(begun, failure)))
                .toCompletionStage();
    }

    private Future<HttpClientRequest> connected(Call call, InetAddress address) {
        Target target = call.target();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.HOST, target.authority());
        call.headers().forEach(options::putHeader);
        return client.request(options);
    }

    private Answer failed(Instant begun, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Guard.Forbidden forbidden ->
                new Answer(null, null, said(forbidden), null, null, Answer.Fault.FORBIDDEN);
            case RejectedExecutionException busy -> new Answer(null, null, said(busy), null, null, Answer.Fault.BUSY);
            default -> new Answer(begun, null, said(cause), null, null, Answer.Fault.UNREACHABLE);
        };
    }

    /** In words of our own: what a library says may tell more than the client should know. */
    private String said(Throwable cause) {
        return switch (cause) {
            case Guard.Forbidden forbidden -> forbidden.getMessage();
            case UnknownHostException unknown -> "the host name is not known";
            case TimeoutException late -> "no answer within " + limit.toSeconds() + " s";
            case SSLException tls -> "the TLS handshake failed";
            case RejectedExecutionException busy -> "too many host names are being looked up";
            case ConnectException refused -> "the connection failed";
            default -> "the connection broke";
        };
    }
}
