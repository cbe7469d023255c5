package dev.campusg.notification.api;

import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.eventstore.quarkus.live.ServerSentEvents;
import dev.campusg.eventstore.quarkus.live.ServerSentEvents.Told;
import dev.campusg.notification.application.NotificationView;
import dev.campusg.notification.projection.InboxStream;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jspecify.annotations.Nullable;

/** An inbox as server-sent events. */
@Path("/api/notifications")
class StreamResource {

    private final InboxStream inbox;
    private final ServerSentEvents events;
    private final RequestIdentity identity;

    StreamResource(InboxStream inbox, ServerSentEvents events, RequestIdentity identity) {
        this.inbox = inbox;
        this.events = events;
        this.identity = identity;
    }

    @GET
    @Path("user/{user_id}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(
            @PathParam("user_id") Key userId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        identity.caller().requireSelfOr(userId.value(), Role.SERVICE, Role.ADMIN);
        return events.of(
                sse,
                inbox.of(userId.value(), ServerSentEvents.lastSeen(lastEventId))
                        .map(told -> told.map(StreamResource::event)));
    }

    private static Told event(InboxStream.Told told) {
        return new Told(told.seq(), "notification", NotificationView.of(told.notification()), false);
    }
}
