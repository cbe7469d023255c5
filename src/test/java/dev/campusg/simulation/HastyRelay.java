package dev.campusg.simulation;

import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.testkit.simulation.Sabotage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a relay takes is removed before it is published. */
final class HastyRelay implements Bug {

    @Override
    public Sabotage in(String service) {
        return Sabotage.ofOutbox(Hasty::new);
    }

    private record Hasty(Outbox outbox) implements Outbox {
        @Override
        public CompletionStage<Taken> take(String holder, List<Long> published, int limit, Duration lease) {
            return outbox.take(holder, published, limit, lease)
                    .thenCompose(taken -> outbox.take(
                                    holder,
                                    taken.messages().stream().map(Pending::id).toList(),
                                    0,
                                    lease)
                            .thenApply(_ -> taken));
        }
    }
}
