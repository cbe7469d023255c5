package dev.campusg.createordersaga.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.contracts.OrderMessages.OrderDetails;
import dev.campusg.contracts.OrderTerms;
import dev.campusg.createordersaga.application.Cancelling;
import dev.campusg.createordersaga.application.CreateOrderSagas;
import dev.campusg.createordersaga.application.SagaView;
import dev.campusg.createordersaga.domain.CancelReasons;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.createordersaga.projection.SagaLists;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.saga.Sagas;
import dev.campusg.eventstore.quarkus.store.StreamHistory;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/")
class SagaResource {

    private final Sagas<CreateOrder> sagas;
    private final Cancelling cancelling;
    private final SagaLists lists;
    private final StreamHistory history;
    private final RequestIdentity request;
    private final Clock clock;

    SagaResource(
            Sagas<CreateOrder> sagas,
            Cancelling cancelling,
            SagaLists lists,
            StreamHistory history,
            RequestIdentity request,
            Clock clock) {
        this.sagas = sagas;
        this.cancelling = cancelling;
        this.lists = lists;
        this.history = history;
        this.request = request;
        this.clock = clock;
    }

    @POST
    @Path("orders")
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
        return Uni.createFrom()
                .completionStage(sagas.participant()
                        .run(sagaId, metadata, new SagaInput.Start<>(sagaId, data, clock.instant()), sagas::effects))
                .map(saga -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED,
                                new Requests.Started(
                                        true,
                                        "Order creation started",
                                        sagaId,
                                        data.orderId(),
                                        saga.state().status()))
                        .location(URI.create("/sagas/" + sagaId))
                        .build());
    }

    @GET
    @Path("sagas")
    public Uni<Page<SagaView>> list(@RestQuery @Nullable String status, @BeanParam PageRequest page) {
        request.caller().require(SERVICE, ADMIN);
        return lists.find(status == null ? null : parse(status), page);
    }

    @GET
    @Path("sagas/{id}")
    public Uni<SagaView> byId(@RestPath String id) {
        return visible(id).map(saga -> SagaView.of(saga.state(), saga.version()));
    }

    @GET
    @Path("sagas/{id}/history")
    public Uni<List<Requests.Event>> history(@RestPath String id) {
        return visible(id)
                .chain(() -> history.of(new StreamId(CreateOrderSagas.CATEGORY, id)))
                .map(events -> events.stream().map(Requests.Event::of).toList());
    }

    /** Needs no body; a service or an administrator may give another reason than the customer's in the query. */
    @POST
    @Path("sagas/{id}/cancel")
    @ResponseStatus(202)
    public Uni<Requests.Cancelling> cancel(@RestPath String id, @RestQuery @Nullable @Size(max = 500) String reason) {
        Metadata metadata = request.metadata();
        boolean itsOwn = reason != null && !reason.isBlank() && request.caller().isAny(SERVICE, ADMIN);
        return visible(id)
                .chain(saga -> cancelling.cancel(saga.state(), itsOwn ? reason : CancelReasons.MANUAL, metadata))
                .map(saga -> new Requests.Cancelling(
                        true, "Cancellation recorded", id, saga.state().status()));
    }

    /** An operator makes a quarantined saga try again now. */
    @POST
    @Path("sagas/{id}/resume")
    @ResponseStatus(202)
    public Uni<SagaView> resume(@RestPath String id) {
        request.caller().require(SERVICE, ADMIN);
        Metadata metadata = request.metadata();
        return Uni.createFrom()
                .completionStage(
                        sagas.participant().run(id, metadata, new SagaInput.Resume<>(clock.instant()), sagas::effects))
                .map(saga -> SagaView.of(saga.state(), saga.version()));
    }

    private Uni<Current<SagaState<CreateOrder>>> visible(String id) {
        Caller caller = request.caller();
        return Uni.createFrom()
                .completionStage(sagas.participant().streams().current(id))
                .invoke(saga -> {
                    CreateOrder data = saga.state().data();
                    if (data == null) {
                        throw Rejected.notFound("SAGA_NOT_FOUND", "there is no such saga");
                    }
                    caller.requireSelfOr(data.customerId(), SERVICE, ADMIN);
                });
    }

    private static SagaStatus parse(String status) {
        return Arrays.stream(SagaStatus.values())
                .filter(known -> known.name().equals(status.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "UNKNOWN_STATUS",
                        "'" + status + "' is not a saga status; use one of " + Arrays.toString(SagaStatus.values())));
    }
}
