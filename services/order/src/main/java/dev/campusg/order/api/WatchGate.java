package dev.campusg.order.api;

import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.live.ServerSentEvents;
import dev.campusg.order.domain.Order;
import dev.campusg.order.domain.OrderCommand;
import dev.campusg.order.domain.OrderEvent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Says no before a stream is opened, as afterwards there is only a 200; and finds where it begins. Who has seen the end
 * of an order that is over gets a 204, on which browsers no longer come back.
 */
class WatchGate {

    private static final String PLACE = "campusg.place";

    private final Participant<Order, OrderCommand, OrderEvent> orders;
    private final RequestIdentity identity;
    private final Clock clock;

    WatchGate(Participant<Order, OrderCommand, OrderEvent> orders, RequestIdentity identity, Clock clock) {
        this.orders = orders;
        this.identity = identity;
        this.clock = clock;
    }

    /** What the client has seen of the order it asks for. */
    @SuppressWarnings("unchecked")
    static Current<Order> place(ContainerRequestContext request) {
        return (Current<Order>) request.getProperty(PLACE);
    }

    @ServerRequestFilter
    @Watched
    Uni<Response> admit(ContainerRequestContext request) {
        Caller caller = identity.caller();
        OptionalLong lastSeen = ServerSentEvents.lastSeen(request.getHeaderString("Last-Event-ID"));
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        if (!id.matches(Key.FORM)) {
            throw Rejected.notFound("ORDER_NOT_FOUND", "no order has such an id");
        }
        return Uni.createFrom()
                .completionStage(() -> orders.streams().current(id))
                .invoke(current -> Visible.order(caller, current))
                .chain(current -> begin(request, current, lastSeen));
    }

    /** Without an id the stream begins with the order as it is. */
    private Uni<@Nullable Response> begin(
            ContainerRequestContext request, Current<Order> current, OptionalLong lastSeen) {
        long seen = lastSeen.orElse(current.version() - 1);
        if (seen >= current.version()) {
            if (isOver(current.state())) {
                return Uni.createFrom().item(Response.noContent().build());
            }
            request.setProperty(PLACE, current);
            return Uni.createFrom().nullItem();
        }
        CompletionStage<Current<Order>> place =
                orders.streams().folded(current.state().orderId(), seen, Instant.MAX);
        return Uni.createFrom()
                .completionStage(place)
                .invoke(then -> request.setProperty(PLACE, then))
                .replaceWith((Response) null);
    }

    private boolean isOver(Order order) {
        return order.status().isFinal()
                && order.times().updatedAt().isBefore(clock.instant().minus(ServerSentEvents.GRACE));
    }
}
