package dev.campusg.notification.api;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An inbox as server-sent events. */
@Path("/api/notifications")
class StreamResource {

    /** So that neither side takes a quiet stream for a dead one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final InboxStream inbox;
    private final RequestIdentity identity;

    StreamResource(InboxStream inbox, RequestIdentity identity) {
        this.inbox = inbox;
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
        // The first beat says that the stream is open: from then on nothing is missed.
        return inbox.place(place(lastEventId))
                .onItem()
                .transformToMulti(place -> Multi.createBy()
                        .merging()
                        .streams(inbox.of(userId.value(), place).map(told -> event(sse, told)), beats(sse)));
    }

    private static Multi<OutboundSseEvent> beats(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(_ -> sse.newEventBuilder().comment("alive").build());
    }

    private static OutboundSseEvent event(Sse sse, InboxStream.Told told) {
        return sse.newEventBuilder()
                .id(Long.toString(told.seq()))
                .name("notification")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(NotificationView.class, NotificationView.of(told.notification()))
                .build();
    }

    private static @Nullable Long place(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return null;
        }
        if (!lastEventId.matches("\\d{1,18}")) {
            throw Rejected.invalid("INVALID_EVENT_ID", "Last-Event-ID is the id of an event of this stream");
        }
        return Long.valueOf(lastEventId);
    }
}
