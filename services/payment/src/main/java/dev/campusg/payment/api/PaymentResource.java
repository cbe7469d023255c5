package dev.campusg.payment.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.contracts.DerivedId;
import dev.campusg.payment.application.PaymentView;
import dev.campusg.payment.domain.PaymentCommand.Release;
import dev.campusg.payment.domain.PaymentCommand.Revert;
import dev.campusg.payment.projection.PaymentSums;
import dev.campusg.payment.projection.PaymentSums.History;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/")
class PaymentResource {

    private final PaymentDesk desk;
    private final PaymentSums sums;

    PaymentResource(PaymentDesk desk, PaymentSums sums) {
        this.desk = desk;
        this.sums = sums;
    }

    @GET
    @Path("payment/{orderId}/status")
    public Uni<PaymentView> status(@RestPath @Size(max = 200) String orderId) {
        return desk.find(orderId);
    }

    @GET
    @Path("payment/{paymentId}/details")
    public Uni<PaymentView> details(@RestPath @Size(max = 200) String paymentId) {
        return desk.find(DerivedId.PAYMENT.orderOf(paymentId));
    }

    @GET
    @Path("history/{userId}")
    public Uni<History> history(@RestPath @Size(max = 200) String userId) {
        desk.caller().requireSelfOr(userId, SERVICE, ADMIN);
        return sums.of(userId);
    }

    /** The gateway is asked afterwards: how it ends is told on the topic of payment events, and by the status. */
    @POST
    @Path("payment/{id}/release")
    @ResponseStatus(202)
    public Uni<PaymentView> release(@RestPath @Size(max = 200) String id, @NotNull @Valid Requests.Release release) {
        return desk.run(
                DerivedId.PAYMENT.orderOf(id),
                new Release(release.runnerId(), release.runnerConnectAccountId(), null, desk.now()));
    }

    /** Needs no body; who has a reason gives it in the query. */
    @POST
    @Path("payment/{id}/revert")
    @ResponseStatus(202)
    public Uni<PaymentView> revert(
            @RestPath @Size(max = 200) String id, @RestQuery @Nullable @Size(max = 500) String reason) {
        String orderId = DerivedId.PAYMENT.orderOf(id);
        return desk.run(orderId, new Revert(orderId, reason, null, desk.now()));
    }
}
