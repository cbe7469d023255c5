package dev.campusg.notification.api;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.notification.application.NotificationView;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.projection.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Inboxes: everybody sees their own; services and administrators any. */
@Path("/api/notifications")
class NotificationResource {

    private final Sending sending;
    private final Inbox inbox;
    private final RequestIdentity identity;
    private final Clock clock;

    NotificationResource(Sending sending, Inbox inbox, RequestIdentity identity, Clock clock) {
        this.sending = sending;
        this.inbox = inbox;
        this.identity = identity;
        this.clock = clock;
    }

    @POST
    @Path("send")
    @ResponseStatus(201)
    public Uni<NotificationView> send(@NotNull @Valid SendBody body) {
        return sending.send(body);
    }

    @GET
    @Path("user/{user_id}")
    public Uni<Page<NotificationView>> ofUser(
            @PathParam("user_id") Key userId, @BeanParam PageRequest page, @QueryParam("unread") boolean unread) {
        identity.caller().requireSelfOr(userId.value(), Role.SERVICE, Role.ADMIN);
        return (unread ? inbox.unread(userId.value(), page) : inbox.of(userId.value(), page))
                .map(found -> found.map(NotificationView::of));
    }

    @POST
    @Path("{id}/read")
    public Uni<NotificationView> read(@PathParam("id") Key id) {
        return sending.tell(id.value(), new NotificationCommand.MarkRead(onlySelf(), clock.instant()));
    }

    @GET
    @Path("order/{orderId}")
    public Uni<List<NotificationView>> ofOrder(@PathParam("orderId") Key orderId) {
        return inbox.ofOrder(orderId.value(), onlySelf())
                .map(found -> found.stream().map(NotificationView::of).toList());
    }

    @GET
    @Path("order/{orderId}/latest")
    public Uni<NotificationView> latestOfOrder(@PathParam("orderId") Key orderId) {
        return inbox.latestOfOrder(orderId.value(), onlySelf(), null)
                .map(found -> found.map(NotificationView::of)
                        .orElseThrow(() -> Rejected.notFound(
                                "NOTIFICATION_NOT_FOUND", "nothing was told of this order that you may see")));
    }

    /** The user to whom the answer is limited; null for those who may see everything. */
    private @Nullable String onlySelf() {
        Caller caller = identity.caller();
        return caller.isAny(Role.SERVICE, Role.ADMIN) ? null : caller.id();
    }
}
