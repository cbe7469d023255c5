package dev.campusg.order.api;

import dev.campusg.eventstore.CommandHandler.Change;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.live.LiveFeed;
import dev.campusg.eventstore.quarkus.live.Pages;
import dev.campusg.eventstore.quarkus.live.ServerSentEvents;
import dev.campusg.eventstore.quarkus.live.ServerSentEvents.Told;
import dev.campusg.order.application.OrderView;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** An order as server-sent events: each change as it commits, under the version it led to. */
@Path("/orders/{id}/stream")
class OrderStreamResource {

    private final Participant<Order, OrderCommand, OrderEvent> orders;
    private final LiveFeed live;
    private final ServerSentEvents events;

    OrderStreamResource(Participant<Order, OrderCommand, OrderEvent> orders, LiveFeed live, ServerSentEvents events) {
        this.orders = orders;
        this.live = live;
        this.events = events;
    }

    @GET
    @Watched
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(
            @RestPath String id, @Context ContainerRequestContext request, @Context Sse sse) {
        String stream = orders.streams().stream(id).toString();
        Multi<Told> changes =
                live.follow(stream, WatchGate.place(request), new Changes(id)).map(OrderStreamResource::told);
        return events.of(sse, Uni.createFrom().item(changes));
    }

    private static Told told(Change<Order> change) {
        Envelope happened = change.envelope();
        Order order = change.after().state();
        Answers.Change data = new Answers.Change(
                happened.event().type(),
                happened.recordedAt(),
                happened.metadata().actor(),
                OrderView.of(order, happened.version()));
        return new Told(happened.version(), "change", data, order.status().isFinal());
    }

    private final class Changes implements Pages<Current<Order>, Change<Order>> {

        private final String id;

        Changes(String id) {
            this.id = id;
        }

        @Override
        public Uni<List<Change<Order>>> after(Current<Order> place, int most) {
            return Uni.createFrom().completionStage(() -> orders.streams().changes(id, place, most));
        }

        @Override
        public Current<Order> placeOf(Change<Order> change) {
            return change.after();
        }
    }
}
