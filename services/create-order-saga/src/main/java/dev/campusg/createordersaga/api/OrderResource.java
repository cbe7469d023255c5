package dev.campusg.createordersaga.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaStatus;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Somebody orders: a saga begins. */
@Path("/orders")
class OrderResource {

    private final Sagas<CreateOrder> sagas;
    private final RequestIdentity request;
    private final Clock clock;

    OrderResource(Sagas<CreateOrder> sagas, RequestIdentity request, Clock clock) {
        this.sagas = sagas;
        this.request = request;
        this.clock = clock;
    }

    @POST
    public Uni<RestResponse<Requests.Started>> start(@NotNull @Valid Requests.Order order) {
        request.caller().requireSelfOr(order.customerId(), SERVICE, ADMIN);
        OrderDetails details = order.orderDetails().toOrderDetails();
        OrderTerms.violation(details).ifPresent(violation -> {
            throw Rejected.invalid("INVALID_ORDER", violation);
        });
        String sagaId = request.allottedId();
        CreateOrder data = CreateOrder.of(sagaId, OrderIds.of(sagaId), order.customerId(), details);
        Metadata metadata = new Metadata(
                request.metadata().messageId(), sagaId, request.caller().id());
        return sagas.run(sagaId, metadata, new SagaInput.Start<>(sagaId, data, clock.instant()))
                .map(saga -> started(data, saga.state().status()));
    }

    private static RestResponse<Requests.Started> started(CreateOrder data, @Nullable SagaStatus status) {
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.ACCEPTED,
                        new Requests.Started(true, "Order creation started", data.sagaId(), data.orderId(), status))
                .location(URI.create("/sagas/" + data.sagaId()))
                .build();
    }
}
