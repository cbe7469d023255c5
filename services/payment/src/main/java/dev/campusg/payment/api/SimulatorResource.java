package dev.campusg.payment.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.payment.gateway.Charges;
import dev.campusg.payment.gateway.GatewayBooks;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** What the simulated card processor has in its books, to check ours against. */
@Path("/simulator/charges")
class SimulatorResource {

    private final PaymentDesk desk;
    private final GatewayBooks books;

    SimulatorResource(PaymentDesk desk, GatewayBooks books) {
        this.desk = desk;
        this.books = books;
    }

    @GET
    @Path("{orderId}")
    public Uni<Charges> of(@RestPath @Size(max = 200) String orderId) {
        desk.caller().require(SERVICE, ADMIN);
        return Uni.createFrom().completionStage(() -> books.of(orderId)).map(entries -> Charges.of(orderId, entries));
    }
}
