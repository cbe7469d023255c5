package dev.campusg.callbacktimers.application;

import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.store.Creation;
import dev.campusg.callbacktimers.store.DeadLetters;
import dev.campusg.callbacktimers.store.DeadLetters.Letter;
import dev.campusg.eventstore.Uuid7;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tries dead letters again, each as a new timer that is due at once. Repeating a replay finds the same timer. */
@Singleton
public class Replays {

    private final DeadLetters letters;
    private final Timers timers;

    Replays(DeadLetters letters, Timers timers) {
        this.letters = letters;
        this.timers = timers;
    }

    public Future<Letter> find(Caller caller, UUID id) {
        return letters.byId(id, caller.scope())
                .map(found -> found.orElseThrow(() -> Refusal.notFound("there is no such dead letter")));
    }

    /** The timer that does it. */
    public CompletionStage<UUID> replay(Caller caller, UUID id) {
        return find(caller, id).toCompletionStage().thenCompose(letter -> replay(caller, letter));
    }

    private CompletionStage<UUID> replay(Caller caller, Letter letter) {
        if (letter.replayedAs() != null) {
            return CompletableFuture.completedStage(letter.replayedAs());
        }
        UUID fresh = Uuid7.nextId();
        Instant now = timers.now();
        Caller owner =
                caller.client() == letter.client() ? caller : new Caller(letter.client(), caller.id(), null, null);
        var timer = new Creation.New(fresh, now, letter.spec().replayed(letter.id()));
        // The key is not one a client can send: theirs have no space.
        var once = new Timers.Repeatable(
                "replay of " + letter.id(), Keys.hash(letter.id().toString()), fresh.toString());
        return timers.create(owner, List.of(timer), once, now).thenCompose(answer -> {
            UUID created = UUID.fromString(answer.answer());
            return letters.replayed(letter.id(), created).map(created).toCompletionStage();
        });
    }
}
