package dev.campusg.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.messaging.Effects;
import dev.campusg.eventstore.messaging.MessageEncoder;
import dev.campusg.eventstore.messaging.Outgoing;
import dev.campusg.eventstore.messaging.Participant;
import dev.campusg.eventstore.messaging.Reaction;
import dev.campusg.eventstore.messaging.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParticipantTest {

    private static final MessageEncoder PLAIN = (message, id, correlation, causation) ->
            new OutboxMessage(message.topic(), message.key(), "\"" + message.message() + "\"", Map.of());

    private final InMemoryEventStore store = new InMemoryEventStore(Clock.systemUTC());
    private final Participant<Integer, Integer, Integer> tallies = new Participant<>(
            new CommandHandler<>(store, "tally", new Tally(), Tally.EVENTS, Tally.states(1)),
            PLAIN,
            List.of(new Reaction<>(String.class, Received::key, ParticipantTest::number, ParticipantTest::reply)));

    private static Integer number(Received<String> received) {
        try {
            return Integer.valueOf(received.message());
        } catch (NumberFormatException none) {
            throw Rejected.invalid("NOT_A_NUMBER", "a tally adds numbers: '" + received.message() + "'");
        }
    }

    private static Effects reply(Received<String> received, Decision<Integer, Integer> decision) {
        String said = switch (decision) {
            case Decision.Accepted<Integer, Integer> accepted -> "sum " + accepted.state();
            case Decision.Refused<Integer, Integer> refused -> refused.why().code();
        };
        return Effects.send(Outgoing.to("replies", "key", said));
    }

    private void receive(String message, String id, @Nullable String key) {
        tallies.receive(new Received<>(message, id, null, null, key, "test", Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private List<String> said() {
        return store.take("test", List.of(), 10, Duration.ofSeconds(1)).toCompletableFuture().join().messages().stream()
                .map(pending -> pending.message().value())
                .toList();
    }

    @Test
    void a_message_is_answered_once_however_often_it_comes() {
        receive("3", "m1", "a");
        receive("3", "m1", "a");
        receive("4", "m2", "a");
        assertThat(said()).containsExactly("\"sum 3\"", "\"sum 7\"");
    }

    @Test
    void a_message_that_makes_no_command_is_refused_and_answered_too() {
        receive("three", "m1", "a");
        receive("three", "m1", "a");
        assertThat(said()).containsExactly("\"NOT_A_NUMBER\"");
    }

    @Test
    void a_message_that_concerns_no_stream_leaves_no_trace() {
        receive("3", "m1", null);
        assertThat(said()).isEmpty();
        assertThat(store.feed(0, 10).toCompletableFuture().join()).isEmpty();
    }
}
