package dev.campusg.eventstore.postgres;

import static dev.campusg.eventstore.testkit.Await.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows a feed from its beginning, and knows what a feed must be like. */
final class FeedReader {

    private static final int PAGE = 100;

    private final EventStore store;
    private final List<Sequenced> read = new ArrayList<>();

    FeedReader(EventStore store) {
        this.store = store;
    }

    List<Sequenced> read() {
        return read;
    }

    /** Reads a page; says how much was read in all. */
    int advance() {
        read.addAll(answer(store.feed(read.size(), PAGE)));
        return read.size();
    }

    void assertComplete(long events) {
        assertThat(read).hasSize((int) events);
        Map<StreamId, Long> versions = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            Sequenced next = read.get(i);
            assertThat(next.seq()).isEqualTo(i + 1);
            StreamId stream = next.envelope().stream();
            assertThat(next.envelope().version())
                    .as("the next version of " + stream)
                    .isEqualTo(versions.merge(stream, 1L, Long::sum));
        }
        assertThat(read.stream().map(each -> each.envelope().event().data())).doesNotHaveDuplicates();
    }
}
