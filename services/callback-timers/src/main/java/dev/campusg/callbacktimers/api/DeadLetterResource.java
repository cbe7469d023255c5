package dev.campusg.callbacktimers.api;

import dev.campusg.callbacktimers.application.Caller;
import dev.campusg.callbacktimers.application.Replays;
import dev.campusg.callbacktimers.application.Timers;
import dev.campusg.callbacktimers.store.DeadLetters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/dead-letters")
class DeadLetterResource {

    private final DeadLetters letters;
    private final Replays replays;
    private final Timers timers;
    private final Access access;

    DeadLetterResource(DeadLetters letters, Replays replays, Timers timers, Access access) {
        this.letters = letters;
        this.replays = replays;
        this.timers = timers;
        this.access = access;
    }

    /** The newest first. */
    @GET
    public Uni<Envelope<Views.DeadLetters>> list(
            @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        int most = Paging.number("limit", limit, Paging.DEFAULT_LIMIT, 1, Paging.MAX_LIMIT);
        var before = cursor == null ? null : Ids.parse(cursor);
        return Uni.createFrom()
                .completionStage(
                        letters.list(access.caller().scope(), before, most).toCompletionStage())
                .map(found -> Envelope.of(new Views.DeadLetters(
                        found.stream().map(Views.DeadLetter::of).toList(),
                        found.size() < most ? null : found.getLast().id().toString())));
    }

    @GET
    @Path("{id}")
    public Uni<Envelope<Views.DeadLetter>> byId(@RestPath String id) {
        return Uni.createFrom()
                .completionStage(replays.find(access.caller(), Ids.parse(id)).toCompletionStage())
                .map(letter -> Envelope.of(Views.DeadLetter.of(letter)));
    }

    /** Tries it again, as a new timer that is due at once; again, it tells how that timer does. */
    @POST
    @Path("{id}/replay")
    @ResponseStatus(201)
    public Uni<Envelope<Views.Ended>> replay(@RestPath String id) {
        Caller caller = access.caller();
        return Uni.createFrom()
                .completionStage(replays.replay(caller, Ids.parse(id)))
                .chain(timer -> Uni.createFrom().completionStage(timers.find(caller, timer)))
                .map(timer ->
                        Envelope.of(new Views.Ended(timer.id(), timer.status().word())));
    }
}
