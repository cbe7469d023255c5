package dev.campusg.scheduler.application;

import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.Move;
import dev.campusg.scheduler.domain.Situation;
import dev.campusg.scheduler.domain.Terms;
import dev.campusg.scheduler.domain.Wishes;
import java.util.concurrent.CompletionStage;

/** The other services, as far as a scheduled event is concerned with them. */
public interface Peers {

    /** How things stand with what an event is about, as far as its kind needs to know. */
    CompletionStage<Situation> look(Kind kind, String entityId, Wishes wishes);

    /**
     * Does it, under keys that make doing it again do nothing.
     *
     * @return what was done, in words
     */
    CompletionStage<String> perform(Move move, Terms event, Situation situation);
}
