package dev.campusg.eventstore;

import dev.campusg.eventstore.timers.LeasedTimer;
import dev.campusg.eventstore.timers.TimerTable;
import dev.campusg.eventstore.timers.Verdict;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The timers that committed steps set. */
public interface TimerStore extends TimerTable {

    /**
     * Whether timers would fire now, in the order of the question. What they cause depends on it once more, in the step
     * that has the effect: see {@link DueTimer#fired}. One statement.
     */
    CompletionStage<List<Looked>> look(List<LeasedTimer> timers);

    /** @param timer unless it is gone */
    record Looked(Verdict verdict, @Nullable DueTimer timer) {

        public static final Looked GONE = new Looked(Verdict.GONE, null);
    }
}
