package dev.campusg.eventstore.quarkus.saga;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.eventstore.quarkus.store.StreamHistory;
import dev.campusg.saga.SagaInput;
import dev.campusg.saga.SagaStatus;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Sagas over HTTP, the same for every orchestrator; see {@link Sagas#RUN_HERE}. */
@Path("/sagas")
@IfBuildProperty(name = Sagas.RUN_HERE, stringValue = "true")
@RegisterForReflection(targets = {SagaView.class, SagaView.Step.class})
class SagaResource {

    private final Sagas<?> sagas;
    private final Pool pool;
    private final StreamHistory history;
    private final RequestIdentity request;
    private final Clock clock;

    SagaResource(Sagas<?> sagas, Pool pool, StreamHistory history, RequestIdentity request, Clock clock) {
        this.sagas = sagas;
        this.pool = pool;
        this.history = history;
        this.request = request;
        this.clock = clock;
    }

    /** Newest first: ids are time-ordered. */
    @GET
    public Uni<Page<SagaView>> list(@RestQuery @Nullable String status, @BeanParam PageRequest page) {
        request.caller().require(SERVICE, ADMIN);
        return list(sagas, status == null ? null : parse(status), page);
    }

    private <D> Uni<Page<SagaView>> list(Sagas<D> kind, @Nullable SagaStatus status, PageRequest page) {
        return Documents.of(pool, kind.category(), kind.states())
                .where("state ->> 'status'", status)
                .page(page, kind::view);
    }

    @GET
    @Path("{id}")
    public Uni<SagaView> byId(@RestPath String id) {
        return byId(sagas, id);
    }

    private <D> Uni<SagaView> byId(Sagas<D> kind, String id) {
        return kind.visible(id, request.caller()).map(saga -> kind.view(saga.state(), saga.version()));
    }

    @GET
    @Path("{id}/history")
    public Uni<List<StreamHistory.Entry>> history(@RestPath String id) {
        return sagas.visible(id, request.caller()).chain(() -> history.of(new StreamId(sagas.category(), id)));
    }

    /** An operator makes a quarantined saga try again now. */
    @POST
    @Path("{id}/resume")
    @ResponseStatus(202)
    public Uni<SagaView> resume(@RestPath String id) {
        request.caller().require(SERVICE, ADMIN);
        return resume(sagas, id, request.metadata());
    }

    private <D> Uni<SagaView> resume(Sagas<D> kind, String id, Metadata metadata) {
        return kind.run(id, metadata, new SagaInput.Resume<>(clock.instant()))
                .map(saga -> kind.view(saga.state(), saga.version()));
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
