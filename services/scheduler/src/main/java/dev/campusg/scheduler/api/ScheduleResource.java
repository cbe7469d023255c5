package dev.campusg.scheduler.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.CommandHandler.Current;
import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.scheduler.application.ScheduledEvents;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.ScheduleCommand;
import dev.campusg.scheduler.domain.ScheduleEvent;
import dev.campusg.scheduler.domain.ScheduleRules;
import dev.campusg.scheduler.domain.ScheduledEvent;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import dev.campusg.scheduler.projection.EventLists;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** For services and administrators: who could schedule could have orders cancelled. */
@Path("/api")
class ScheduleResource {

    private final Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events;
    private final EventLists lists;
    private final RequestIdentity request;
    private final ObjectMapper mapper;
    private final Clock clock;

    ScheduleResource(
            Participant<ScheduledEvent, ScheduleCommand, ScheduleEvent> events,
            EventLists lists,
            RequestIdentity request,
            ObjectMapper mapper,
            Clock clock) {
        this.events = events;
        this.lists = lists;
        this.request = request;
        this.mapper = mapper;
        this.clock = clock;
    }

    @POST
    @Path("schedule")
    public Uni<RestResponse<EventView>> schedule(@NotNull @Valid Requests.Schedule asked) {
        Terms terms = new Terms(
                request.allottedId(),
                kind(asked.eventType()),
                asked.entityId(),
                asked.scheduledTime().truncatedTo(ChronoUnit.MICROS),
                payload(asked.payload()));
        return run(terms.eventId(), new ScheduleCommand.Schedule(terms, clock.instant()))
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/events/" + view.eventId()))
                        .build());
    }

    @POST
    @Path("events/{id}/cancel")
    public Uni<EventView> cancel(@RestPath String id) {
        ScheduleRules.requireId(id, "id");
        return run(id, new ScheduleCommand.Cancel(clock.instant()));
    }

    private Uni<EventView> run(String id, ScheduleCommand command) {
        request.caller().require(SERVICE, ADMIN);
        return Uni.createFrom()
                .completionStage(events.run(id, request.metadata(), command, ScheduledEvents::effects))
                .map(ScheduleResource::view);
    }

    @GET
    @Path("events/{id}")
    public Uni<EventView> byId(@RestPath String id) {
        request.caller().require(SERVICE, ADMIN);
        ScheduleRules.requireId(id, "id");
        return Uni.createFrom()
                .completionStage(() -> events.streams().current(id))
                .map(ScheduleResource::view);
    }

    @GET
    @Path("events")
    public Uni<Page<EventView>> list(
            @BeanParam PageRequest page,
            @RestQuery @Nullable String eventType,
            @RestQuery @Nullable String entityId,
            @RestQuery @Nullable String processed) {
        request.caller().require(SERVICE, ADMIN);
        ScheduleRules.requireIdOrNone(entityId, "entityId");
        EventLists.Filter filter = new EventLists.Filter(
                eventType == null ? null : kind(eventType), entityId, processed == null ? null : yesOrNo(processed));
        return lists.find(filter, page, EventView::of);
    }

    private static EventView view(Current<ScheduledEvent> current) {
        return EventView.of(current.state(), current.version());
    }

    private static Kind kind(String name) {
        return Kind.named(name)
                .orElseThrow(() -> Rejected.invalid(
                        "UNKNOWN_EVENT_TYPE", "eventType is one of " + Arrays.toString(Kind.values())));
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Rejected.invalid("INVALID_FILTER", "processed is true or false");
        };
    }

    private String payload(@Nullable JsonNode payload) {
        if (payload == null || payload.isNull()) {
            return "{}";
        }
        if (!payload.isObject()) {
            throw Rejected.invalid("INVALID_PAYLOAD", "payload is a JSON object");
        }
        try {
            mapper.treeToValue(payload, Wishes.class).checked();
            return mapper.writeValueAsString(payload);
        } catch (JsonProcessingException unfit) {
            throw Rejected.invalid(
                    "INVALID_PAYLOAD", "sagaId, userId, title and message of a payload are texts, if they are there");
        }
    }
}
