package dev.campusg.notification.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.http.Role;
import dev.campusg.notification.application.NotificationView;
import dev.campusg.notification.application.OrderNews;
import dev.campusg.notification.domain.NotificationCommand;
import dev.campusg.notification.domain.NotificationTerms;
import dev.campusg.notification.domain.OrderParties;
import dev.campusg.notification.domain.PartiesCommand;
import dev.campusg.notification.domain.PartiesEvent;
import dev.campusg.notification.projection.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The older endpoints, for services. */
@Path("/")
class SendNotificationResource {

    private final Sending sending;
    private final Participant<OrderParties, PartiesCommand, PartiesEvent> orders;
    private final Inbox inbox;
    private final RequestIdentity identity;
    private final Clock clock;

    SendNotificationResource(
            Sending sending,
            Participant<OrderParties, PartiesCommand, PartiesEvent> orders,
            Inbox inbox,
            RequestIdentity identity,
            Clock clock) {
        this.sending = sending;
        this.orders = orders;
        this.inbox = inbox;
        this.identity = identity;
        this.clock = clock;
    }

    record AcceptedBody(
            @NotNull @Pattern(regexp = Key.FORM) @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId,

            @Nullable
            @Pattern(regexp = Key.FORM)
            @JsonProperty("customer_id")
            @JsonAlias({"customerId", "user_id", "userId"})
            String customerId,

            @Nullable @Pattern(regexp = Key.FORM) @JsonProperty("runner_id") @JsonAlias("runnerId")
            String runnerId) {}

    /** Either which notification, or the latest of an order, of a type if it is given. */
    record RevertBody(
            @Nullable @Pattern(regexp = Key.FORM) @JsonProperty("notification_id") @JsonAlias({"notificationId", "id"})
            String notificationId,

            @Nullable @Pattern(regexp = Key.FORM) @JsonProperty("order_id") @JsonAlias("orderId")
            String orderId,

            @Nullable @Size(max = NotificationTerms.MAX_TYPE) @JsonAlias({"notification_type", "notificationType"})
            String type) {}

    record Accepted(boolean success, String message, String orderId) {}

    @POST
    @Path("send-notification")
    @ResponseStatus(201)
    public Uni<NotificationView> send(@NotNull @Valid SendBody body) {
        return sending.send(body);
    }

    /** The customer is told once it is known who that is. */
    @POST
    @Path("send-notification/order-accepted")
    @ResponseStatus(202)
    public Uni<Accepted> orderAccepted(@NotNull @Valid AcceptedBody body) {
        identity.caller().require(Role.SERVICE, Role.ADMIN);
        Metadata metadata = identity.metadata();
        PartiesCommand command = OrderNews.accepted(body.customerId, body.runnerId, clock.instant());
        return Uni.createFrom()
                .completionStage(() ->
                        orders.run(body.orderId, metadata, command, decision -> OrderNews.send(body.orderId, decision)))
                .map(_ -> new Accepted(true, "the customer will be told", body.orderId));
    }

    @POST
    @Path("revert-notification")
    public Uni<NotificationView> revert(@NotNull @Valid RevertBody body) {
        identity.caller().require(Role.SERVICE, Role.ADMIN);
        // Asked for now: later, on another thread, there may be no current request.
        Metadata metadata = identity.metadata();
        NotificationCommand command = new NotificationCommand.Revert(clock.instant());
        return which(body).chain(id -> sending.tell(id, metadata, command));
    }

    private Uni<String> which(RevertBody body) {
        if (body.notificationId != null) {
            return Uni.createFrom().item(body.notificationId);
        }
        if (body.orderId == null) {
            throw Rejected.invalid("NOTHING_TO_REVERT", "notification_id or order_id is needed");
        }
        return inbox.latestOfOrder(body.orderId, null, body.type)
                .map(found -> found.orElseThrow(() ->
                                Rejected.notFound("NOTIFICATION_NOT_FOUND", "nothing like that was told of this order"))
                        .notificationId());
    }
}
