package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Clients;
import dev.campusg.callbacktimers.domain.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** For the operator alone. */
@Path("/clients")
@Consumes(MediaType.WILDCARD)
class ClientResource {

    private static final int MAX_NAME = 100;
    private static final int MAX_GRACE = 30 * 24 * 3600;

    private final Clients clients;
    private final Json json;
    private final Access access;

    ClientResource(Clients clients, Json json, Access access) {
        this.clients = clients;
        this.json = json;
        this.access = access;
    }

    @POST
    @ResponseStatus(201)
    @RequestBody(content = @Content(schema = @Schema(implementation = Requests.Client.class)))
    public Uni<Envelope<ClientViews.NewKey>> add(byte[] body) {
        access.requireOperator();
        Clients.Limits limits = limits(body);
        if (limits.name() == null) {
            throw Refusal.invalid("name is missing");
        }
        return answer(clients.add(limits).map(ClientResource::keyed));
    }

    private static ClientViews.NewKey keyed(Clients.Keyed keyed) {
        return new ClientViews.NewKey(keyed.client().id(), keyed.prefix(), keyed.key());
    }

    private Clients.Limits limits(byte[] body) {
        Requests.Client request = json.read(body, Requests.Client.class);
        String name = request.name();
        if (name != null && (name.isBlank() || name.length() > MAX_NAME || name.indexOf('\0') >= 0)) {
            throw Refusal.invalid("name has 1 to " + MAX_NAME + " characters");
        }
        if (request.quota() != null && request.quota() < 0) {
            throw Refusal.invalid("quota is not negative");
        }
        BigDecimal rate = request.ratePerSecond();
        if (rate != null && (rate.signum() <= 0 || rate.compareTo(BigDecimal.valueOf(1_000_000)) > 0)) {
            throw Refusal.invalid("rate_per_second is more than 0 and at most 1000000");
        }
        return new Clients.Limits(name, request.quota(), rate == null ? null : rate.doubleValue());
    }

    @GET
    public Uni<Envelope<ClientViews.Clients>> list() {
        access.requireOperator();
        return answer(clients.all()
                .map(all -> new ClientViews.Clients(
                        all.stream().map(ClientViews.Client::of).toList())));
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<ClientViews.Client>> byId(@RestPath String id) {
        return answer(clients.find(client(id)).map(ClientViews.Client::of));
    }

    /** Without a name it keeps the one it has; without a limit it has none. */
    @PUT
    @Path("{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = Requests.Client.class)))
    public Uni<Envelope<ClientViews.Client>> limit(@RestPath String id, byte[] body) {
        UUID client = client(id);
        return answer(clients.limit(client, limits(body)).map(ClientViews.Client::of));
    }

    @POST
    @Path("{id}/pause")
    public Uni<Envelope<ClientViews.Client>> pause(@RestPath String id) {
        return answer(clients.pause(client(id)).map(ClientViews.Client::of));
    }

    @POST
    @Path("{id}/resume")
    public Uni<Envelope<ClientViews.Client>> resume(@RestPath String id) {
        return answer(clients.resume(client(id)).map(ClientViews.Client::of));
    }

    @POST
    @Path("{id}/keys")
    @ResponseStatus(201)
    public Uni<Envelope<ClientViews.NewKey>> addKey(@RestPath String id) {
        return answer(clients.addKey(client(id)).map(ClientResource::keyed));
    }

    @GET
    @Path("{id}/keys")
    public Uni<Envelope<ClientViews.Keys>> keys(@RestPath String id) {
        return answer(clients.keys(client(id))
                .map(all -> new ClientViews.Keys(
                        all.stream().map(ClientViews.Key::of).toList())));
    }

    @DELETE
    @Path("{id}/keys/{prefix}")
    public Uni<Envelope<Map<String, String>>> revoke(@RestPath String id, @RestPath String prefix) {
        return answer(clients.revoke(client(id), prefix).map(done -> Map.of("prefix", prefix, "status", "revoked")));
    }

    @POST
    @Path("{id}/secrets")
    @ResponseStatus(201)
    public Uni<Envelope<ClientViews.NewSecret>> addSecret(@RestPath String id) {
        return answer(
                clients.addSecret(client(id)).map(fresh -> new ClientViews.NewSecret(fresh.id(), fresh.secret())));
    }

    @GET
    @Path("{id}/secrets")
    public Uni<Envelope<ClientViews.Secrets>> secrets(@RestPath String id) {
        return answer(clients.secrets(client(id))
                .map(all -> new ClientViews.Secrets(
                        all.stream().map(ClientViews.Secret::of).toList())));
    }

    /** A secret signs on for the grace, so that receivers have time to learn the new one. */
    @DELETE
    @Path("{id}/secrets/{secret}")
    public Uni<Envelope<Views.Ended>> retire(
            @RestPath String id, @RestPath String secret, @RestQuery("grace_seconds") @Nullable String grace) {
        UUID retired = Ids.parse(secret);
        int seconds = Paging.number("grace_seconds", grace, 0, 0, MAX_GRACE);
        return answer(clients.retire(client(id), retired, Duration.ofSeconds(seconds))
                .map(done -> new Views.Ended(retired, "retired")));
    }

    private UUID client(String id) {
        access.requireOperator();
        return Ids.parse(id);
    }

    private static <T> Uni<Envelope<T>> answer(Future<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage()).map(Envelope::of);
    }
}
