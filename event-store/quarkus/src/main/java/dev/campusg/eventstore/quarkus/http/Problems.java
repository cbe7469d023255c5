package dev.campusg.eventstore.quarkus.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** Turns what went wrong into the answer, and writes what is our own fault into the log, once. */
@Singleton
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ObjectMapper mapper;
    private final Faults faults;

    Problems(ObjectMapper mapper) {
        this.mapper = mapper;
        this.faults = new Faults(new ViolationPaths(mapper));
    }

    Response answer(Throwable thrown, RoutingContext exchange) {
        return answer(understood(thrown, exchange), exchange);
    }

    void send(Throwable thrown, RoutingContext exchange) {
        send(understood(thrown, exchange), exchange);
    }

    private Fault understood(Throwable thrown, RoutingContext exchange) {
        Fault fault = faults.of(thrown);
        String request = exchange.request().method() + " " + exchange.request().path();
        if (fault.status() == 503) {
            LOG.warnf("%s could not be served: %s", request, Faults.unwrapped(thrown));
        } else if (fault.status() >= 500) {
            LOG.errorf(thrown, "%s failed, correlation id %s", request, Exchange.correlationId(exchange));
        }
        return fault;
    }

    Response answer(Fault fault, RoutingContext exchange) {
        Response.ResponseBuilder response =
                Response.status(fault.status()).type(Problem.MEDIA_TYPE).entity(of(fault, exchange));
        fault.headers().forEach(response::header);
        return response.build();
    }

    Problem of(Fault fault, RoutingContext exchange) {
        return Problem.of(fault, exchange.request().path(), Exchange.correlationId(exchange));
    }

    /** Answers below the resources, where there is nothing but the connection. */
    void send(Fault fault, RoutingContext exchange) {
        HttpServerResponse response = exchange.response().setStatusCode(fault.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.TYPE);
        fault.headers().forEach(response::putHeader);
        try {
            response.end(Buffer.buffer(mapper.writeValueAsBytes(of(fault, exchange))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always writable", impossible);
        }
    }
}
