package dev.campusg.callbacktimers.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.callbacktimers.application.Caller;
import dev.campusg.callbacktimers.application.Timers;
import dev.campusg.callbacktimers.application.Timers.Draft;
import dev.campusg.callbacktimers.application.Timers.Repeatable;
import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.store.Creation;
import dev.campusg.callbacktimers.store.Listing;
import dev.campusg.callbacktimers.store.TimerQueries;
import dev.campusg.callbacktimers.store.TimerRow;
import dev.campusg.eventstore.Uuid7;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/timers")
@Consumes(MediaType.WILDCARD)
class TimerResource {

    /** Timers of one bulk. */
    static final int MAX_BULK = 1_000;

    private final Timers timers;
    private final TimerQueries queries;
    private final Drafts drafts;
    private final Json json;
    private final Access access;

    TimerResource(Timers timers, TimerQueries queries, Drafts drafts, Json json, Access access) {
        this.timers = timers;
        this.queries = queries;
        this.drafts = drafts;
        this.json = json;
        this.access = access;
    }

    @POST
    @ResponseStatus(201)
    @RequestBody(content = @Content(schema = @Schema(implementation = Requests.Timer.class)))
    public Uni<Envelope<Object>> create(byte[] body, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return repeatable(Idempotency.of(key, "POST /timers", body), now -> {
            Draft draft = drafts.fresh(json.read(body, Requests.Timer.class), now);
            Creation.New timer = new Creation.New(Uuid7.nextId(), draft.executeAt(), draft.spec());
            return new Created(List.of(timer), Views.Timer.fresh(timer.id(), now, timer.executeAt(), timer.spec()));
        });
    }

    /** Each on its own: those that are acceptable are created, the others come back with the reason. */
    @POST
    @Path("bulk")
    @ResponseStatus(201)
    @RequestBody(content = @Content(schema = @Schema(implementation = Requests.Bulk.class)))
    public Uni<Envelope<Object>> createMany(byte[] body, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return repeatable(Idempotency.of(key, "POST /timers/bulk", body), now -> {
            List<JsonNode> requests = json.read(body, Requests.Bulk.class).timers();
            if (requests == null || requests.isEmpty() || requests.size() > MAX_BULK) {
                throw Refusal.invalid("timers must be a list of 1 to " + MAX_BULK);
            }
            List<Creation.New> accepted = new ArrayList<>();
            List<Views.BulkItem> results = new ArrayList<>();
            for (JsonNode request : requests) {
                results.add(draft(request, results.size(), now, accepted));
            }
            if (accepted.isEmpty()) {
                throw Refusal.invalid("none of the timers is acceptable; the first: "
                        + results.getFirst().message());
            }
            return new Created(accepted, new Views.Bulk(accepted.size(), requests.size() - accepted.size(), results));
        });
    }

    private Views.BulkItem draft(JsonNode request, int index, Instant now, List<Creation.New> accepted) {
        try {
            Draft draft = drafts.fresh(json.bind(request, Requests.Timer.class), now);
            Creation.New timer = new Creation.New(Uuid7.nextId(), draft.executeAt(), draft.spec());
            accepted.add(timer);
            return new Views.BulkItem(
                    index,
                    Envelope.SUCCESS,
                    "success",
                    Views.Timer.fresh(timer.id(), now, timer.executeAt(), timer.spec()));
        } catch (Refusal refusal) {
            return new Views.BulkItem(index, Envelope.code(refusal.kind()), String.valueOf(refusal.getMessage()), null);
        }
    }

    /** @param view what is answered */
    private record Created(List<Creation.New> timers, Object view) {}

    /** What cannot be created any more, such as for an instant that has passed, may have been created before. */
    private Uni<Envelope<Object>> repeatable(Idempotency.@Nullable Request request, Function<Instant, Created> create) {
        Caller caller = access.caller();
        Uni<Envelope<Object>> created = Uni.createFrom().deferred(() -> {
            Instant now = now();
            return created(caller, create.apply(now), request, now);
        });
        return request == null
                ? created
                : created.onFailure(Refusal.class).recoverWithUni(refusal -> repeated(caller, request, refusal));
    }

    private Uni<Envelope<Object>> repeated(Caller caller, Idempotency.Request request, Throwable refusal) {
        return Uni.createFrom()
                .completionStage(timers.answered(caller, request.key(), request.hash()))
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().item(Envelope.of(json.tree(known.get())))
                        : Uni.createFrom().failure(refusal));
    }

    private Uni<Envelope<Object>> created(
            Caller caller, Created created, Idempotency.@Nullable Request request, Instant now) {
        Repeatable repeatable =
                request == null ? null : new Repeatable(request.key(), request.hash(), json.write(created.view()));
        return Uni.createFrom()
                .completionStage(timers.create(caller, created.timers(), repeatable, now))
                .map(answer -> Envelope.of(
                        answer.status() == Creation.Status.REPEATED ? json.tree(answer.answer()) : created.view()));
    }

    /** Counts them all, but only for a page by offset: a page by cursor is as quick as it is short. */
    @GET
    public Uni<Envelope<Views.Page>> list(@BeanParam Paging paging) {
        Listing listing = paging.listing(access.caller().scope());
        if (listing.after() != null) {
            return Uni.createFrom()
                    .completionStage(queries.list(listing).toCompletionStage())
                    .map(rows -> page(listing, rows, null));
        }
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom()
                                .completionStage(() -> queries.list(listing).toCompletionStage()),
                        Uni.createFrom()
                                .completionStage(() -> queries.count(listing).toCompletionStage()))
                .with((rows, total) -> page(listing, rows, total));
    }

    private static Envelope<Views.Page> page(Listing listing, List<TimerRow> rows, @Nullable Long total) {
        return Envelope.of(new Views.Page(
                rows.stream().map(Views.Timer::of).toList(),
                total,
                listing.limit(),
                listing.offset(),
                Paging.next(listing, rows)));
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<Views.TimerDetails>> byId(@RestPath String id) {
        return Uni.createFrom()
                .completionStage(timers.find(access.caller(), Ids.parse(id)))
                .chain(this::withLateness);
    }

    private Uni<Envelope<Views.TimerDetails>> withLateness(TimerRow row) {
        return Uni.createFrom()
                .completionStage(queries.attempts(row.number()).toCompletionStage())
                .map(attempts -> Envelope.of(Views.TimerDetails.of(row, Late.of(row, attempts, timers.now()))));
    }

    /** The latest first. */
    @GET
    @Path("{id}/attempts")
    public Uni<Envelope<Views.Attempts>> attempts(@RestPath String id) {
        return Uni.createFrom()
                .completionStage(timers.find(access.caller(), Ids.parse(id)))
                .chain(row -> Uni.createFrom()
                        .completionStage(queries.attempts(row.number()).toCompletionStage()))
                .map(rows -> Envelope.of(
                        new Views.Attempts(rows.stream().map(Views.Attempt::of).toList())));
    }

    /** When a recurring timer comes next. */
    @GET
    @Path("{id}/occurrences")
    public Uni<Envelope<Views.Preview>> occurrences(@RestPath String id, @RestQuery @Nullable String count) {
        int most = Preview.count(count);
        return Uni.createFrom()
                .completionStage(timers.find(access.caller(), Ids.parse(id)))
                .map(row -> Envelope.of(Preview.of(row, most)));
    }

    @PUT
    @Path("{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = Requests.Timer.class)))
    public Uni<Envelope<Views.TimerDetails>> update(@RestPath String id, byte[] body) {
        Requests.Timer request = json.read(body, Requests.Timer.class);
        Instant now = now();
        return changed(timers.update(access.caller(), Ids.parse(id), row -> drafts.updated(row, request, now)));
    }

    @DELETE
    @Path("{id}")
    public Uni<Envelope<Views.Ended>> cancel(@RestPath String id) {
        var timer = Ids.parse(id);
        return Uni.createFrom()
                .completionStage(timers.cancel(access.caller(), timer))
                .replaceWith(() -> Envelope.of(new Views.Ended(timer, "canceled")));
    }

    @POST
    @Path("{id}/pause")
    public Uni<Envelope<Views.TimerDetails>> pause(@RestPath String id) {
        return changed(timers.pause(access.caller(), Ids.parse(id)));
    }

    @POST
    @Path("{id}/resume")
    public Uni<Envelope<Views.TimerDetails>> resume(@RestPath String id) {
        return changed(timers.resume(access.caller(), Ids.parse(id)));
    }

    private static Uni<Envelope<Views.TimerDetails>> changed(CompletionStage<TimerRow> change) {
        return Uni.createFrom().completionStage(change).map(row -> Envelope.of(Views.TimerDetails.of(row, null)));
    }

    /** To the microsecond, as it is stored. */
    private Instant now() {
        return timers.now().truncatedTo(ChronoUnit.MICROS);
    }
}
