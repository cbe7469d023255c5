package dev.campusg.escrow.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.contracts.DerivedId;
import dev.campusg.escrow.application.EscrowFacts;
import dev.campusg.escrow.application.EscrowView;
import dev.campusg.escrow.domain.Escrow;
import dev.campusg.escrow.domain.EscrowCommand;
import dev.campusg.escrow.domain.EscrowEvent;
import dev.campusg.escrow.domain.EscrowStatus;
import dev.campusg.escrow.projection.Balance;
import dev.campusg.escrow.projection.Balances;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/escrow")
class EscrowResource {

    private final Participant<Escrow, EscrowCommand, EscrowEvent> escrows;
    private final Balances balances;
    private final RequestIdentity request;
    private final Clock clock;

    EscrowResource(
            Participant<Escrow, EscrowCommand, EscrowEvent> escrows,
            Balances balances,
            RequestIdentity request,
            Clock clock) {
        this.escrows = escrows;
        this.balances = balances;
        this.request = request;
        this.clock = clock;
    }

    @POST
    @Path("hold")
    @ResponseStatus(201)
    public Uni<EscrowView> hold(@NotNull @Valid Requests.Hold hold) {
        return run(hold.orderId(), new EscrowCommand.Hold(hold.deposit(), clock.instant()));
    }

    @POST
    @Path("release")
    public Uni<EscrowView> release(@NotNull @Valid Requests.Release release) {
        return run(release.orderId(), new EscrowCommand.Release(release.runnerId(), clock.instant()));
    }

    @POST
    @Path("refund")
    public Uni<EscrowView> refund(@NotNull @Valid Requests.Refund refund) {
        return run(refund.orderId(), new EscrowCommand.Refund(refund.reason(), clock.instant()));
    }

    @GET
    @Path("{id}")
    public Uni<EscrowView> byId(@RestPath @Size(max = 200) String id) {
        return find(DerivedId.ESCROW.orderOf(id));
    }

    @GET
    @Path("order/{orderId}")
    public Uni<EscrowView> byOrder(@RestPath @Size(max = 200) String orderId) {
        return find(orderId);
    }

    @GET
    @Path("balance")
    public Uni<Balance> balance() {
        request.caller().require(SERVICE, ADMIN);
        return balances.all();
    }

    /** Moves money, so not for everyone. */
    private Uni<EscrowView> run(String orderId, EscrowCommand command) {
        request.caller().require(SERVICE, ADMIN);
        return Uni.createFrom()
                .completionStage(escrows.run(orderId, request.metadata(), command, EscrowFacts::of))
                .map(current -> EscrowView.of(current.state(), current.version()));
    }

    private Uni<EscrowView> find(String orderId) {
        Caller caller = request.caller();
        return Uni.createFrom()
                .completionStage(escrows.streams().current(orderId))
                .map(current -> seenBy(caller, current));
    }

    private static EscrowView seenBy(Caller caller, Current<Escrow> current) {
        Escrow escrow = current.state();
        if (escrow.status() == EscrowStatus.PENDING) {
            throw Rejected.notFound("ESCROW_NOT_FOUND", "no funds are held for this order");
        }
        caller.requireSelfOr(escrow.deposit() == null ? "" : escrow.deposit().customerId(), SERVICE, ADMIN);
        return EscrowView.of(escrow, current.version());
    }
}
