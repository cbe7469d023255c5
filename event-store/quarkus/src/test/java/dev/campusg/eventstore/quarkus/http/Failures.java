package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.resteasy.reactive.RestPath;

/** A resource that fails in every way. */
@Path("/failures")
public class Failures {

    @GET
    @Path("{how}")
    public Uni<Response> fail(@RestPath String how) {
        return how.equals("empty")
                ? Uni.createFrom().item(Response.status(410).build())
                : Uni.createFrom().completionStage(CompletableFuture.failedStage(failure(how)));
    }

    @GET
    @Path("thrown/{how}")
    public String thrown(@RestPath String how) throws Throwable {
        throw failure(how);
    }

    private static Throwable failure(String how) {
        return switch (how) {
            case "invalid" -> Rejected.invalid("NEGATIVE_FEE", "a fee is not below zero");
            case "missing" -> Rejected.notFound("NO_SUCH_ORDER", "there is no such order");
            case "forbidden" -> Rejected.forbidden("OWN_ORDER", "nobody delivers to himself");
            case "conflict" -> new CompletionException(Rejected.conflict("NOT_AVAILABLE", "somebody has it"));
            case "store" -> new CompletionException(new StoreUnavailable("down", new ConnectException("db:5432")));
            case "network" -> new IllegalStateException("query failed", new ConnectException("db:5432"));
            case "error" -> new StackOverflowError();
            default -> new IllegalStateException("a secret of the house");
        };
    }
}
