package dev.campusg.timer.api;

import static dev.campusg.eventstore.quarkus.http.Role.ADMIN;
import static dev.campusg.eventstore.quarkus.http.Role.SERVICE;

import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.quarkus.http.Developers;
import dev.campusg.eventstore.quarkus.http.RequestIdentity;
import dev.campusg.timer.application.DefaultDuration;
import dev.campusg.timer.application.RequestTimers;
import dev.campusg.timer.application.Sweep;
import dev.campusg.timer.application.TimerFacts;
import dev.campusg.timer.domain.OrderTimers;
import dev.campusg.timer.domain.Terms;
import dev.campusg.timer.domain.TimerCommand;
import dev.campusg.timer.domain.TimerEvent;
import dev.campusg.timer.domain.TimerRules;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Timers belong to the sagas: services and administrators start and end them, users see them. */
@Path("/api")
class TimerCommandResource {

    private static final Duration QUICK = Duration.ofMinutes(1);

    private final Participant<OrderTimers, TimerCommand, TimerEvent> timers;
    private final Sweep sweep;
    private final RequestIdentity request;
    private final Duration duration;
    private final Developers developers;
    private final Clock clock;

    TimerCommandResource(
            Participant<OrderTimers, TimerCommand, TimerEvent> timers,
            Sweep sweep,
            RequestIdentity request,
            DefaultDuration duration,
            Developers developers,
            Clock clock) {
        this.timers = timers;
        this.sweep = sweep;
        this.request = request;
        this.duration = duration.value();
        this.developers = developers;
        this.clock = clock;
    }

    @POST
    @Path("start-request-timer")
    @ResponseStatus(201)
    public Uni<Answers.Started> start(@NotNull @Valid Requests.Start start) {
        return start(start, duration, false);
    }

    /** For developers: to see a timer expire. */
    @POST
    @Path("test-quick-timer")
    @ResponseStatus(201)
    public Uni<Answers.Started> startQuick(@NotNull @Valid Requests.Start start) {
        developers.requireTheirs();
        return start(start, QUICK, true);
    }

    private Uni<Answers.Started> start(Requests.Start start, Duration length, boolean test) {
        Instant now = clock.instant();
        Terms terms = new Terms(
                request.allottedId(),
                start.orderId(),
                start.customerId(),
                start.runnerId(),
                start.sagaId(),
                RequestTimers.expiry(now, test ? null : start.expiresAt(), length),
                test);
        return run(start.orderId(), new TimerCommand.Start(terms, now))
                .map(state -> Answers.Started.of(state.find(terms.timerId()).orElseGet(state::latest)));
    }

    @POST
    @Path("stop-request-timer")
    public Uni<Answers.Ended> stop(@NotNull @Valid Requests.Stop stop) {
        return end(stop.orderId(), new TimerCommand.Stop(stop.runnerId(), clock.instant()));
    }

    @POST
    @Path("cancel-timer")
    public Uni<Answers.Ended> cancel(@NotNull @Valid Requests.Cancel cancel) {
        return end(cancel.orderId(), new TimerCommand.Cancel(clock.instant()));
    }

    private Uni<Answers.Ended> end(String orderId, TimerCommand command) {
        return run(orderId, command).map(OrderTimers::latest).map(Answers.Ended::of);
    }

    private Uni<OrderTimers> run(String orderId, TimerCommand command) {
        request.caller().require(SERVICE, ADMIN);
        TimerRules.requireId(orderId, "orderId");
        return Uni.createFrom()
                .completionStage(timers.run(orderId, request.metadata(), command, TimerFacts::of))
                .map(current -> current.state());
    }

    @GET
    @Path("check-order-timeout")
    public Uni<Answers.Checked> check() {
        request.caller().require(SERVICE, ADMIN);
        return sweep.run().map(Answers.Checked::of);
    }
}
