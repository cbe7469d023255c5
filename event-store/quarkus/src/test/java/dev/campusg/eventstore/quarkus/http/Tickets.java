package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StreamId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Creates streams, counts how often it ran, and breaks down when told to. */
@Path("/tickets")
public class Tickets {

    private final RequestIdentity identity;
    private final EventStore store;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger breakdowns = new AtomicInteger();

    Tickets(RequestIdentity identity, EventStore store) {
        this.identity = identity;
        this.store = store;
    }

    record Ticket(String id, String title, int run) {}

    record NewTicket(String title) {}

    @POST
    public Uni<RestResponse<Ticket>> create(NewTicket ticket) {
        String id = identity.allottedId();
        int run = runs.incrementAndGet();
        NewEvent event = new NewEvent("Created", 1, "{}");
        Step step = new Step(
                new StreamId("ticket", id), 0, identity.metadata(), List.of(event), null, List.of(), List.of(), null);
        return Uni.createFrom().completionStage(() -> store.commit(step)).map(outcome -> switch (outcome) {
            case StepOutcome.Overtaken never -> throw new AssertionError("no timer was fired");
            case StepOutcome.Conflict conflict -> throw Rejected.conflict("DOUBLED", "the inbox did not know it");
            case StepOutcome.Committed first -> created(new Ticket(id, ticket.title(), run));
            case StepOutcome.Duplicate repeated -> created(new Ticket(id, ticket.title(), run));
        });
    }

    private RestResponse<Ticket> created(Ticket ticket) {
        if (ticket.title().equals("unlucky") && breakdowns.getAndIncrement() == 0) {
            throw new IllegalStateException("broke down after the commit");
        }
        if (ticket.title().equals("taken")) {
            throw Rejected.conflict("TAKEN", "run " + ticket.run());
        }
        return RestResponse.ResponseBuilder.<Ticket>created(URI.create("/tickets/" + ticket.id()))
                .entity(ticket)
                .header("ETag", "\"1\"")
                .build();
    }

    @POST
    @Path("nothing")
    public void nothing() {
        runs.incrementAndGet();
    }

    @GET
    @Path("{id}/events")
    public Uni<Integer> events(@RestPath String id) {
        return Uni.createFrom()
                .completionStage(() -> store.read(new StreamId("ticket", id), 0, 100))
                .map(List::size);
    }

    @DELETE
    @Path("{id}")
    public int delete(@RestPath String id) {
        return runs.incrementAndGet();
    }
}
