package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.domain.Spec;
import dev.campusg.callbacktimers.store.Change;
import dev.campusg.callbacktimers.store.Creation;
import dev.campusg.callbacktimers.store.TimerQueries;
import dev.campusg.callbacktimers.store.TimerRow;
import dev.campusg.callbacktimers.store.TimerStore;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates timers and changes them. What was answered is so: nothing that was taken back fires. */
@Singleton
public class Timers {

    /** How often a change is decided again because somebody else changed the timer meanwhile. */
    private static final int TRIES = 8;

    private static final Duration UNTIL_SOME_FINISH = Duration.ofSeconds(60);

    private final TimerStore store;
    private final TimerQueries queries;
    private final Clock clock;

    /** What a timer shall be. */
    public record Draft(Instant executeAt, Spec spec) {}

    /**
     * A request that may be repeated.
     *
     * @param answer given to whoever repeats it
     */
    public record Repeatable(String key, byte[] hash, String answer) {}

    Timers(TimerStore store, TimerQueries queries, Clock clock) {
        this.store = store;
        this.queries = queries;
        this.clock = clock;
    }

    /** All of them or none; the answer is that of the first request under the key. */
    public CompletionStage<Creation.Answer> create(
            Caller caller, List<Creation.New> timers, @Nullable Repeatable request, Instant now) {
        Creation creation = new Creation(
                caller.client(),
                caller.quota(),
                request == null ? null : request.key(),
                request == null ? null : request.hash(),
                request == null ? "" : request.answer(),
                timers,
                now);
        return store.create(creation).thenApply(answer -> accepted(caller, answer));
    }

    /** What was answered to the same request before, if it was. */
    public CompletionStage<Optional<String>> answered(Caller caller, String key, byte[] hash) {
        return queries.answer(caller.client(), key)
                .map(found -> found.map(known -> {
                    if (!MessageDigest.isEqual(known.hash(), hash)) {
                        throw keyTaken();
                    }
                    return known.answer();
                }))
                .toCompletionStage();
    }

    private static Refusal keyTaken() {
        return Refusal.conflict("the Idempotency-Key was used for another request");
    }

    private static Creation.Answer accepted(Caller caller, Creation.Answer answer) {
        return switch (answer.status()) {
            case CREATED, REPEATED -> answer;
            case KEY_TAKEN -> throw keyTaken();
            case OVER_QUOTA ->
                throw Refusal.tooMany(
                        "the quota of %d unfinished timers is used up".formatted(caller.quota()), UNTIL_SOME_FINISH);
        };
    }

    public CompletionStage<TimerRow> find(Caller caller, UUID id) {
        return queries.byId(id, caller.scope())
                .map(found -> found.orElseThrow(Timers::unknown))
                .toCompletionStage();
    }

    /** @param update what becomes of it as it is now; refuses what cannot be */
    public CompletionStage<TimerRow> update(Caller caller, UUID id, Function<TimerRow, Draft> update) {
        return update(caller, id, update, TRIES);
    }

    private CompletionStage<TimerRow> update(Caller caller, UUID id, Function<TimerRow, Draft> update, int tries) {
        return find(caller, id).thenCompose(row -> {
            if (row.status().isFinal()) {
                throw refused(row.status().word());
            }
            Draft draft = update.apply(row);
            Change change =
                    new Change(Change.Kind.UPDATE, id, caller.scope(), row.version(), draft.executeAt(), draft.spec());
            return store.change(change)
                    .thenCompose(result -> result.outcome() == Change.Outcome.CONFLICT && tries > 1
                            ? update(caller, id, update, tries - 1)
                            : done(result).thenCompose(done -> find(caller, id)));
        });
    }

    /** Also if it is canceled already. */
    public CompletionStage<Void> cancel(Caller caller, UUID id) {
        return change(caller, id, Change.Kind.CANCEL);
    }

    public CompletionStage<TimerRow> pause(Caller caller, UUID id) {
        return change(caller, id, Change.Kind.PAUSE).thenCompose(done -> find(caller, id));
    }

    public CompletionStage<TimerRow> resume(Caller caller, UUID id) {
        return change(caller, id, Change.Kind.RESUME).thenCompose(done -> find(caller, id));
    }

    private CompletionStage<Void> change(Caller caller, UUID id, Change.Kind kind) {
        return store.change(new Change(kind, id, caller.scope(), null, null, null))
                .thenCompose(Timers::done);
    }

    private static CompletionStage<Void> done(Change.Result result) {
        return switch (result.outcome()) {
            case DONE -> CompletableFuture.completedStage(null);
            case UNKNOWN -> throw unknown();
            case REFUSED -> throw refused(String.valueOf(result.status()));
            case CONFLICT -> throw Refusal.conflict("the timer is being changed by others; try again");
        };
    }

    private static Refusal refused(String status) {
        return Refusal.conflict("the timer is " + status + "; only a pending one can be changed");
    }

    private static Refusal unknown() {
        return Refusal.notFound("there is no such timer");
    }

    public Instant now() {
        return clock.instant();
    }
}
