package dev.campusg.timer.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.Rejected;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Caller;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.RequestTimer;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timer.domain.TimerRules;
import dev.campusg.timer.domain.TimerStatus;
import dev.campusg.timer.projection.TimerLists;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/timers")
class TimerQueryResource {

    private final Participant<OrderTimers, TimerCommand, TimerEvent> timers;
    private final TimerLists lists;
    private final RequestIdentity request;

    TimerQueryResource(
            Participant<OrderTimers, TimerCommand, TimerEvent> timers, TimerLists lists, RequestIdentity request) {
        this.timers = timers;
        this.lists = lists;
        this.request = request;
    }

    @GET
    public Uni<Page<Answers.Row>> list(@BeanParam PageRequest page, @RestQuery @Nullable String status) {
        request.caller().require(SERVICE, ADMIN);
        return lists.latest(status == null ? null : parsed(status), page).map(found -> found.map(Answers.Row::of));
    }

    private static TimerStatus parsed(String status) {
        return Arrays.stream(TimerStatus.values())
                .filter(one -> one.name().equalsIgnoreCase(status))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid(
                        "UNKNOWN_STATUS", "status is one of " + Arrays.toString(TimerStatus.values())));
    }

    @GET
    @Path("{timerId}")
    public Uni<Answers.Timer> byId(@RestPath String timerId) {
        TimerRules.requireId(timerId, "timerId");
        Caller caller = request.caller();
        return lists.orderOf(timerId)
                .onItem()
                .ifNull()
                .failWith(TimerQueryResource::unknown)
                .chain(orderId -> answer(caller, orderId, state -> state.find(timerId)));
    }

    /** The latest timer of an order. */
    @GET
    @Path("order/{orderId}")
    public Uni<Answers.Timer> ofOrder(@RestPath String orderId) {
        TimerRules.requireId(orderId, "orderId");
        return answer(request.caller(), orderId, state -> Optional.ofNullable(state.current()));
    }

    private Uni<Answers.Timer> answer(
            Caller caller, String orderId, Function<OrderTimers, Optional<RequestTimer>> which) {
        return Uni.createFrom()
                .completionStage(() -> timers.streams().current(orderId))
                .map(current -> which.apply(current.state()).orElseThrow(TimerQueryResource::unknown))
                .invoke(timer -> requireParty(caller, timer))
                .map(Answers.Timer::of);
    }

    private static void requireParty(Caller caller, RequestTimer timer) {
        if (!caller.id().equals(timer.runnerId())) {
            caller.requireSelfOr(timer.customerId(), SERVICE, ADMIN);
        }
    }

    private static Rejected unknown() {
        return Rejected.notFound("TIMER_NOT_FOUND", "there is no such timer");
    }
}
