package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;
import static dev.campusg.eventstore.testkit.Samples.UNICODE;
import static dev.campusg.eventstore.testkit.Samples.UNICODE_JSON;
import static dev.campusg.eventstore.testkit.Samples.effects;
import static dev.campusg.eventstore.testkit.Samples.message;
import static dev.campusg.eventstore.testkit.Samples.newMessageId;
import static dev.campusg.eventstore.testkit.Samples.newStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Outbox;
import dev.campusg.eventstore.Outbox.Pending;
import dev.campusg.eventstore.Outbox.Taken;
import dev.campusg.eventstore.OutboxMessage;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} promises. Each test needs a store with an empty outbox and a free lease. */
public abstract class OutboxConformance {

    private static final int ALL = 10_000;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final StreamId stream = newStream();

    protected abstract EventStore store();

    protected abstract Outbox outbox();

    @Test
    void holds_the_messages_of_committed_steps_in_their_order() {
        commit(effects(stream, 0, null, List.of(message(stream, 1), message(stream, 2)), List.of()));
        commit(effects(stream, 0, null, List.of(message(stream, 3)), List.of()));

        assertThat(take("relay").messages())
                .extracting(Pending::message)
                .containsExactly(message(stream, 1), message(stream, 2), message(stream, 3));
    }

    @Test
    void conflicts_and_duplicates_leave_no_message() {
        String id = newMessageId();
        commit(effects(stream, 0, id, List.of(message(stream, 1)), List.of()));
        commit(effects(stream, 0, id, List.of(message(stream, 2)), List.of()));
        commit(effects(stream, 9, null, List.of(message(stream, 3)), List.of()));

        assertThat(take("relay").messages()).extracting(Pending::message).containsExactly(message(stream, 1));
    }

    @Test
    void messages_stay_until_they_are_said_to_be_published() {
        commit(effects(stream, 0, null, List.of(message(stream, 1), message(stream, 2)), List.of()));

        List<Pending> taken = take("relay").messages();
        assertThat(take("relay").messages()).isEqualTo(taken).hasSize(2);
        assertThat(take("relay", taken.getFirst()).messages()).containsExactly(taken.getLast());
        assertThat(take("relay", taken.getLast()).messages()).isEmpty();
    }

    @Test
    void gives_the_oldest_first_and_no_more_than_asked_for() {
        for (int i = 1; i <= 5; i++) {
            commit(effects(stream, 0, null, List.of(message(stream, i)), List.of()));
        }
        Taken taken = answer(outbox().take("relay", List.of(), 3, LONG));
        assertThat(taken.messages())
                .extracting(Pending::message)
                .containsExactly(message(stream, 1), message(stream, 2), message(stream, 3));
        assertThat(taken.messages()).extracting(Pending::id).isSorted();
    }

    @Test
    void only_the_holder_of_the_lease_gets_messages() {
        commit(effects(stream, 0, null, List.of(message(stream, 1)), List.of()));

        assertThat(take("first").held()).isTrue();
        assertThat(take("second")).isEqualTo(Taken.NOTHING);
        assertThat(take("first").messages()).hasSize(1);
    }

    @Test
    void another_takes_over_what_is_left_when_the_holder_stays_silent() {
        commit(effects(stream, 0, null, List.of(message(stream, 1), message(stream, 2)), List.of()));
        List<Pending> taken =
                answer(outbox().take("first", List.of(), ALL, SHORT)).messages();
        List<Taken> second = new ArrayList<>();

        Await.until("the second relay holds the lease", () -> {
            second.add(take("second"));
            return second.getLast().held();
        });
        assertThat(second.getLast().messages()).isEqualTo(taken);
        assertThat(take("first").held()).isFalse();
    }

    /** Unless this machine stopped for longer than the lease: then the holder was silent, and losing it is right. */
    @Test
    void a_holder_that_keeps_asking_keeps_the_lease() {
        long start = System.nanoTime();
        long asked = start;
        boolean silent = false;
        answer(outbox().take("first", List.of(), ALL, SHORT));
        while (!silent && System.nanoTime() - start < 4 * SHORT.toNanos()) {
            boolean stolen =
                    answer(outbox().take("second", List.of(), ALL, SHORT)).held();
            silent = System.nanoTime() - asked > SHORT.toNanos();
            assertThat(stolen && !silent)
                    .as("taken from a holder that was not silent")
                    .isFalse();
            asked = System.nanoTime();
            assertThat(stolen
                            || answer(outbox().take("first", List.of(), ALL, SHORT))
                                    .held())
                    .isTrue();
        }
    }

    @Test
    void what_a_former_holder_published_is_removed_as_well() {
        commit(effects(stream, 0, null, List.of(message(stream, 1)), List.of()));
        Pending taken =
                answer(outbox().take("first", List.of(), ALL, SHORT)).messages().getFirst();
        Await.until("the second relay holds the lease", () -> take("second").held());

        assertThat(take("first", taken)).isEqualTo(Taken.NOTHING);
        assertThat(take("second").held()).isTrue();
        assertThat(take("second").messages()).isEmpty();
    }

    @Test
    void keeps_every_character_and_any_number_of_headers() {
        List<OutboxMessage> messages = List.of(
                new OutboxMessage("topic", UNICODE, UNICODE_JSON, Map.of()),
                new OutboxMessage("topic", UNICODE, "", Map.of("", "", UNICODE, UNICODE, "null", "null")),
                new OutboxMessage("topic", "", "{}", Map.of("{", "}", " padded ", "a\nb\tc")));
        commit(effects(stream, 0, null, messages, List.of()));

        assertThat(take("relay").messages()).extracting(Pending::message).isEqualTo(messages);
    }

    @Test
    void the_messages_of_many_steps_at_once_keep_the_order_of_their_streams() {
        List<StreamId> streams =
                IntStream.range(0, 50).mapToObj(_ -> newStream()).toList();
        for (int round = 0; round < 3; round++) {
            int number = round * 2;
            streams.stream()
                    .map(each -> store().commit(effects(
                            each, 0, null, List.of(message(each, number), message(each, number + 1)), List.of())))
                    .toList()
                    .forEach(Await::answer);
        }
        List<Pending> taken = take("relay").messages();
        assertThat(taken).hasSize(300);
        for (StreamId each : streams) {
            assertThat(taken.stream()
                            .map(Pending::message)
                            .filter(sent -> sent.key().equals(each.toString())))
                    .isEqualTo(IntStream.range(0, 6)
                            .mapToObj(i -> message(each, i))
                            .toList());
        }
    }

    private void commit(Step step) {
        answer(store().commit(step));
    }

    private Taken take(String holder, Pending... published) {
        List<Long> ids = List.of(published).stream().map(Pending::id).toList();
        return answer(outbox().take(holder, ids, ALL, LONG));
    }
}
