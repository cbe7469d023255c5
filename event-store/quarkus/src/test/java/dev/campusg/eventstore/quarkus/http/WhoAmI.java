package dev.campusg.eventstore.quarkus.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Says who called. */
@Path("/")
public class WhoAmI {

    private final RequestIdentity identity;
    private final Developers developers;

    WhoAmI(RequestIdentity identity, Developers developers) {
        this.identity = identity;
        this.developers = developers;
    }

    @GET
    @Path("me")
    public Caller me() {
        return identity.caller();
    }

    @POST
    @Path("open")
    public Caller open() {
        return identity.caller();
    }

    @GET
    @Path("money")
    public Caller money() {
        identity.caller().require(Role.SERVICE, Role.ADMIN);
        return identity.caller();
    }

    @GET
    @Path("homes/{user}")
    public Caller home(@RestPath String user) {
        identity.caller().requireSelfOr(user, Role.ADMIN);
        return identity.caller();
    }

    @GET
    @Path("workshop")
    public Caller workshop() {
        developers.requireTheirs();
        return identity.caller();
    }
}
