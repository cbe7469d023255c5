package dev.campusg.callbacktimers.delivery;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who waits for its turn to call a receiver. */
public interface Passenger {

    /** What a call tells of its receiver. */
    enum Sign {
        /** It is there. */
        ANSWERED,
        SILENT,
        /** Nothing: it was not called. */
        NONE
    }

    /** Its turn has come. Never fails. */
    CompletionStage<Sign> go();

    /**
     * It shall come back later.
     *
     * @param until when there may be room again, if that is known
     */
    void turnAway(@Nullable Instant until, String why);
}
