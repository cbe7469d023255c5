package dev.campusg.eventstore.testkit;

import static dev.campusg.eventstore.testkit.Await.answer;
import static dev.campusg.eventstore.testkit.Samples.append;
import static dev.campusg.eventstore.testkit.Samples.newStream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link EventStore} promises about its feed. The store may hold events of others. */
public abstract class FeedConformance {

    protected abstract EventStore store();

    @Test
    void brings_every_event_once_in_the_order_of_its_stream_and_without_gaps() {
        long start = rest(0).size();
        List<StreamId> streams =
                IntStream.range(0, 20).mapToObj(_ -> newStream()).toList();
        streams.stream()
                .map(stream -> store().commit(append(stream, 0, 2)))
                .toList()
                .forEach(Await::answer);
        streams.stream()
                .map(stream -> store().commit(append(stream, 2, 3)))
                .toList()
                .forEach(Await::answer);

        List<Sequenced> feed = rest(start);
        assertThat(feed).extracting(Sequenced::seq).first().isEqualTo(start + 1);
        for (StreamId stream : streams) {
            assertThat(feed.stream()
                            .map(Sequenced::envelope)
                            .filter(e -> e.stream().equals(stream)))
                    .isEqualTo(answer(store().read(stream, 0, 100)))
                    .hasSize(5);
        }
        assertThat(feed).hasSize(100);
    }

    @Test
    void a_step_without_events_is_not_in_it() {
        long start = rest(0).size();
        answer(store().commit(Samples.effects(newStream(), 0, null, List.of(), List.of())));
        answer(store().commit(append(newStream(), 0, 1)));
        assertThat(rest(start)).hasSize(1);
    }

    @Test
    void a_conflict_is_not_in_it() {
        long start = rest(0).size();
        StreamId stream = newStream();
        answer(store().commit(append(stream, 0, 1)));
        answer(store().commit(append(stream, 0, 1)));
        assertThat(rest(start))
                .extracting(Sequenced::envelope)
                .extracting(Envelope::stream)
                .containsExactly(stream);
    }

    @Test
    void is_the_same_whenever_it_is_read_and_empty_beyond_its_end() {
        long start = rest(0).size();
        answer(store().commit(append(newStream(), 0, 3)));

        List<Sequenced> first = rest(start);
        assertThat(rest(start)).isEqualTo(first).hasSize(3);
        assertThat(answer(store().feed(start + 1, 1))).containsExactly(first.get(1));
        assertThat(answer(store().feed(start + 3, 10))).isEmpty();
    }

    /** The feed from a place to its end, in pages, each seq the successor of the one before. */
    private List<Sequenced> rest(long after) {
        List<Sequenced> rest = new ArrayList<>();
        List<Sequenced> page = answer(store().feed(after, 7));
        while (!page.isEmpty()) {
            for (Sequenced next : page) {
                assertThat(next.seq()).isEqualTo(after + rest.size() + 1);
                rest.add(next);
            }
            page = answer(store().feed(after + rest.size(), 7));
        }
        return rest;
    }
}
