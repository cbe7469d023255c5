package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.Envelope;
import dev.campusg.eventstore.Snapshot;
import dev.campusg.eventstore.StreamId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads of streams, those at the same time as one statement. */
final class StreamReads {

    private final Statements statements;
    private final Gathering<StreamId, @Nullable Snapshot> states;
    private final Gathering<Page, List<Envelope>> pages;

    private record Page(StreamId stream, long after, int limit) {}

    StreamReads(EventLoop loop, Statements statements) {
        this.statements = statements;
        this.states = new Gathering<>(loop, this::states);
        this.pages = new Gathering<>(loop, this::pages);
    }

    CompletionStage<@Nullable Snapshot> state(StreamId stream) {
        Storable.check(stream);
        return states.ask(stream);
    }

    CompletionStage<List<Envelope>> page(StreamId stream, long after, int limit) {
        Storable.check(stream);
        return pages.ask(new Page(stream, after, limit));
    }

    private Future<List<@Nullable Snapshot>> states(List<StreamId> streams) {
        String[] ids = streams.stream().map(StreamId::toString).toArray(String[]::new);
        return statements.run(Sql.READ_STATES, Tuple.of(ids)).map(rows -> {
            @Nullable Snapshot[] states = new Snapshot[ids.length];
            for (Row row : rows) {
                states[row.getInteger(0) - 1] = Rows.snapshot(row);
            }
            return Arrays.asList(states);
        });
    }

    private Future<List<List<Envelope>>> pages(List<Page> pages) {
        String[] ids = pages.stream().map(page -> page.stream.toString()).toArray(String[]::new);
        Long[] afters = pages.stream().map(Page::after).toArray(Long[]::new);
        Integer[] limits = pages.stream().map(Page::limit).toArray(Integer[]::new);
        return statements.run(Sql.READ_STREAMS, Tuple.of(ids, afters, limits)).map(rows -> {
            List<List<Envelope>> envelopes = new ArrayList<>(pages.size());
            pages.forEach(_ -> envelopes.add(new ArrayList<>()));
            for (Row row : rows) {
                int place = row.getInteger(0) - 1;
                envelopes.get(place).add(Rows.envelope(pages.get(place).stream, row, 1));
            }
            return envelopes;
        });
    }
}
