package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;
import static dev.campusg.eventstore.testkit.Samples.UNICODE;
import static dev.campusg.eventstore.testkit.Samples.UNICODE_JSON;
import static dev.campusg.eventstore.testkit.Samples.append;
import static dev.campusg.eventstore.testkit.Samples.effects;
import static dev.campusg.eventstore.testkit.Samples.events;
import static dev.campusg.eventstore.testkit.Samples.handled;
import static dev.campusg.eventstore.testkit.Samples.newMessageId;
import static dev.campusg.eventstore.testkit.Samples.newStream;
import static dev.campusg.eventstore.testkit.Samples.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StepOutcome;
import dev.campusg.eventstore.StepOutcome.Committed;
import dev.campusg.eventstore.StepOutcome.Conflict;
import dev.campusg.eventstore.StepOutcome.Duplicate;
import dev.campusg.eventstore.StreamId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link EventStore} promises about streams and messages. Its feed has a suite of its own. */
public abstract class EventStoreConformance {

    private static final int ALL = 10_000;

    private final StreamId stream = newStream();

    protected abstract EventStore store();

    @Test
    void appends_events_and_reads_them_in_order() {
        assertThat(commit(append(stream, 0, 3))).isEqualTo(new Committed(3));
        assertThat(commit(append(stream, 3, 2))).isEqualTo(new Committed(5));

        assertThat(read()).extracting(Envelope::event).isEqualTo(events(1, 5));
        assertThat(read()).extracting(Envelope::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(read()).extracting(Envelope::stream).containsOnly(stream);
    }

    @Test
    void a_stream_that_does_not_exist_has_no_state_and_no_events_until_it_is_created() {
        assertThat(answer(store().snapshot(stream))).isNull();
        assertThat(read()).isEmpty();

        commit(append(stream, 0, 1));
        assertThat(answer(store().snapshot(stream))).isNotNull();
        assertThat(read()).hasSize(1);
    }

    @Test
    void a_conflict_tells_the_actual_version_and_writes_nothing() {
        assertThat(commit(append(stream, 1, 1))).isEqualTo(new Conflict(0));
        assertThat(answer(store().snapshot(stream))).isNull();

        commit(append(stream, 0, 2));
        assertThat(commit(append(stream, 0, 1))).isEqualTo(new Conflict(2));
        assertThat(commit(append(stream, 1, 1))).isEqualTo(new Conflict(2));
        assertThat(commit(append(stream, 3, 1))).isEqualTo(new Conflict(2));
        assertThat(read()).hasSize(2);
    }

    @Test
    void of_many_steps_at_the_same_version_one_commits() {
        commit(append(stream, 0, 1));
        List<CompletionStage<StepOutcome>> racing = IntStream.range(0, 50)
                .mapToObj(_ -> store().commit(append(stream, 1, 1)))
                .toList();

        assertThat(racing.stream().map(Await::answer).filter(Committed.class::isInstance))
                .hasSize(1);
        assertThat(read()).hasSize(2);
    }

    @Test
    void a_duplicate_gets_the_stored_answer_and_writes_nothing() {
        String message = newMessageId();
        commit(handled(stream, 0, message, "{\"first\": true}"));

        assertThat(commit(handled(stream, 1, message, "{\"second\": true}")))
                .isEqualTo(new Duplicate("{\"first\": true}"));
        assertThat(read()).hasSize(1);
        assertThat(answer(store().snapshot(stream))).isEqualTo(new Snapshot(1, 1, state(1)));
    }

    @Test
    void a_duplicate_of_a_message_without_an_answer_gets_none() {
        String message = newMessageId();
        commit(handled(stream, 0, message, null));

        assertThat(commit(handled(stream, 1, message, "{}"))).isEqualTo(new Duplicate(null));
    }

    @Test
    void a_duplicate_is_told_from_a_conflict() {
        String message = newMessageId();
        commit(handled(stream, 0, message, "{}"));
        commit(append(stream, 1, 1));

        assertThat(commit(handled(stream, 0, message, null))).isEqualTo(new Duplicate("{}"));
        assertThat(commit(handled(stream, 7, message, null))).isEqualTo(new Duplicate("{}"));
        assertThat(commit(handled(stream, 7, newMessageId(), null))).isEqualTo(new Conflict(2));
    }

    @Test
    void of_many_deliveries_of_one_message_one_commits() {
        String message = newMessageId();
        List<CompletionStage<StepOutcome>> deliveries = IntStream.range(0, 50)
                .mapToObj(_ -> store().commit(handled(stream, 0, message, "{}")))
                .toList();

        assertThat(deliveries.stream().map(Await::answer)).containsOnlyOnce(new Committed(1));
        assertThat(deliveries.stream().map(Await::answer).filter(new Duplicate("{}")::equals))
                .hasSize(49);
    }

    @Test
    void a_step_without_events_remembers_its_message_even_on_a_new_stream() {
        String message = newMessageId();

        assertThat(commit(effects(stream, 0, message, List.of(), List.of()))).isEqualTo(new Committed(0));
        assertThat(commit(effects(stream, 0, message, List.of(), List.of()))).isEqualTo(new Duplicate(null));
        assertThat(commit(append(stream, 0, 1))).isEqualTo(new Committed(1));
    }

    @Test
    void a_conflict_does_not_remember_its_message() {
        String message = newMessageId();
        commit(append(stream, 0, 1));
        commit(handled(stream, 0, message, "{}"));

        assertThat(commit(handled(stream, 1, message, "{}"))).isEqualTo(new Committed(2));
        assertThat(commit(handled(stream, 2, message, null))).isEqualTo(new Duplicate("{}"));
    }

    @Test
    void a_message_may_reach_two_streams_and_a_stream_many_messages() {
        String message = newMessageId();
        StreamId other = newStream();

        assertThat(commit(handled(stream, 0, message, null))).isEqualTo(new Committed(1));
        assertThat(commit(handled(other, 0, message, null))).isEqualTo(new Committed(1));
        assertThat(commit(handled(stream, 1, newMessageId(), null))).isEqualTo(new Committed(2));
        assertThat(read()).hasSize(2);
        assertThat(answer(store().read(other, 0, ALL))).hasSize(1);
    }

    @Test
    void keeps_the_state_of_the_latest_events() {
        commit(handled(stream, 0, null, null));
        commit(handled(stream, 1, null, null));
        assertThat(answer(store().snapshot(stream))).isEqualTo(new Snapshot(2, 1, state(2)));
    }

    @Test
    void a_step_without_events_leaves_the_state_alone() {
        commit(handled(stream, 0, null, null));
        commit(effects(stream, 1, newMessageId(), List.of(), List.of()));
        assertThat(answer(store().snapshot(stream))).isEqualTo(new Snapshot(1, 1, state(1)));
    }

    @Test
    void events_without_a_state_leave_none_that_could_be_mistaken_for_theirs() {
        commit(handled(stream, 0, null, null));
        commit(append(stream, 1, 1));
        assertThat(answer(store().snapshot(stream))).isEqualTo(new Snapshot(2, 0, "null"));
    }

    @Test
    void keeps_where_an_event_comes_from_and_when_it_was_recorded() {
        String message = newMessageId();
        commit(handled(stream, 0, message, null));
        commit(append(stream, 1, 1));

        Envelope first = read().getFirst();
        assertThat(first.metadata()).isEqualTo(new Metadata(message, "conversation", "tester"));
        assertThat(read().getLast().metadata()).isEqualTo(new Metadata(null, null, "unknown"));
        assertThat(first.recordedAt()).isEqualTo(first.recordedAt().truncatedTo(ChronoUnit.MICROS));
        assertThat(read().getLast().recordedAt()).isAfterOrEqualTo(first.recordedAt());
    }

    @Test
    void reads_in_pages() {
        commit(append(stream, 0, 5));

        assertThat(answer(store().read(stream, 0, 2)))
                .extracting(Envelope::version)
                .containsExactly(1L, 2L);
        assertThat(answer(store().read(stream, 2, 2)))
                .extracting(Envelope::version)
                .containsExactly(3L, 4L);
        assertThat(answer(store().read(stream, 4, 2)))
                .extracting(Envelope::version)
                .containsExactly(5L);
        assertThat(answer(store().read(stream, 5, 2))).isEmpty();
        assertThat(answer(store().read(stream, 99, 2))).isEmpty();
    }

    @Test
    void keeps_every_character_there_is() {
        StreamId named = new StreamId("sample", UNICODE + newMessageId());
        Step step = new Step(
                named,
                0,
                new Metadata(UNICODE, UNICODE, UNICODE),
                List.of(new NewEvent(UNICODE, 7, UNICODE_JSON)),
                new Snapshot(1, 7, UNICODE_JSON),
                List.of(),
                List.of(),
                UNICODE_JSON);

        assertThat(commit(step)).isEqualTo(new Committed(1));
        assertThat(commit(step)).isEqualTo(new Duplicate(UNICODE_JSON));
        assertThat(answer(store().snapshot(named))).isEqualTo(step.snapshot());
        Envelope read = answer(store().read(named, 0, ALL)).getFirst();
        assertThat(read.event()).isEqualTo(step.events().getFirst());
        assertThat(read.metadata()).isEqualTo(step.metadata());
    }

    @Test
    void names_that_differ_only_in_case_or_accents_are_different_streams() {
        String key = newMessageId();
        for (String variant : List.of(key, key.toUpperCase(Locale.ROOT), key + "é", key + "e\u0301")) {
            assertThat(commit(append(new StreamId("sample", variant), 0, 1))).isEqualTo(new Committed(1));
            assertThat(commit(append(new StreamId("sample", variant), 0, 1))).isEqualTo(new Conflict(1));
        }
    }

    @Test
    void appends_as_many_events_at_once_as_a_step_may_have() {
        assertThat(commit(append(stream, 0, Step.MAX_EVENTS))).isEqualTo(new Committed(Step.MAX_EVENTS));
        assertThat(read())
                .extracting(Envelope::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, Step.MAX_EVENTS).boxed().toList());
    }

    @Test
    void each_of_many_steps_at_once_succeeds_or_fails_alone() {
        List<StreamId> streams =
                IntStream.range(0, 500).mapToObj(_ -> newStream()).toList();
        List<CompletionStage<StepOutcome>> outcomes = IntStream.range(0, 500)
                .mapToObj(i -> store().commit(append(streams.get(i), i % 3 == 0 ? 1 : 0, 2)))
                .toList();

        for (int i = 0; i < 500; i++) {
            assertThat(answer(outcomes.get(i))).isEqualTo(i % 3 == 0 ? new Conflict(0) : new Committed(2));
            assertThat(answer(store().read(streams.get(i), 0, ALL))).hasSize(i % 3 == 0 ? 0 : 2);
        }
    }

    private StepOutcome commit(Step step) {
        return answer(store().commit(step));
    }

    private List<Envelope> read() {
        return answer(store().read(stream, 0, ALL));
    }
}
