package dev.campusg.eventstore.quarkus.live;

import dev.campusg.eventstore.EventStore;
import dev.campusg.eventstore.NewEvent;
import dev.campusg.eventstore.Sequenced;
import dev.campusg.eventstore.Step;
import dev.campusg.eventstore.StreamId;
import dev.campusg.eventstore.quarkus.store.Commits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the feed for everybody who listens on this replica. While nobody does, it asks nothing. A commit of this
 * process that concerns a listener wakes it at once; those of other replicas are found by a look at the end of the feed
 * every {@link #POLL}. What it tells is only a hint: the news itself, in order and without gaps, is read from the log,
 * by each listener at its own pace.
 */
@ApplicationScoped
public class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    /** With the reading itself well under the 200 ms that news may take. */
    private static final Duration POLL = Duration.ofMillis(100);

    private static final int PAGE = 500;

    /** What a slow client makes us hold. */
    private static final int NEWS = 100;

    private final EventStore store;
    private final FeedEnd feedEnd;
    private final List<Subject> subjects;
    private final Listeners listeners = new Listeners(this::begin, this::rest);
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicBoolean rested = new AtomicBoolean(true);
    private volatile long seen;
    private @Nullable Cancellable polling;

    LiveFeed(EventStore store, FeedEnd feedEnd, @All List<Subject> subjects, MeterRegistry metrics) {
        this.store = store;
        this.feedEnd = feedEnd;
        this.subjects = List.copyOf(subjects);
        Gauge.builder("live.listeners", listeners, Listeners::count)
                .description("streams of server-sent events that are open")
                .register(metrics);
    }

    /**
     * What lies behind a place and all that comes after it, until the client goes or the service stops. A page is read
     * when the one before it was taken, so a slow client holds one page and holds up nobody.
     *
     * @param subject the name of a stream, or what a {@link Subject} says
     */
    public <P, T> Multi<T> follow(String subject, P place, Pages<P, T> pages) {
        AtomicReference<P> cursor = new AtomicReference<>(place);
        return listeners
                .hints(subject)
                .onItem()
                .transformToMultiAndConcatenate(_ -> Multi.createBy()
                        .repeating()
                        .uni(() -> next(cursor, pages))
                        .whilst(page -> page.size() == NEWS)
                        .onItem()
                        .transformToMultiAndConcatenate(
                                page -> Multi.createFrom().iterable(page)));
    }

    private static <P, T> Uni<List<T>> next(AtomicReference<P> cursor, Pages<P, T> pages) {
        return pages.after(cursor.get(), NEWS).invoke(page -> {
            if (!page.isEmpty()) {
                cursor.set(pages.placeOf(page.getLast()));
            }
        });
    }

    /** The end of the feed. */
    public Uni<Long> end() {
        return feedEnd.find();
    }

    void start(@Observes StartupEvent started, Commits commits) {
        commits.listen(this::committed);
    }

    /** Before the shutdown waits for requests to end: a stream would not. */
    void close(@Observes ShutdownDelayInitiatedEvent stopping) {
        listeners.close();
    }

    private void committed(Step step) {
        if (!listeners.areNone() && step.events().stream().anyMatch(event -> concernsSomebody(step.stream(), event))) {
            poll();
        }
    }

    private boolean concernsSomebody(StreamId stream, NewEvent event) {
        return listeners.hear(stream.toString())
                || subject(stream, event).filter(listeners::hear).isPresent();
    }

    private Optional<String> subject(StreamId stream, NewEvent event) {
        return subjects.stream()
                .filter(subject -> subject.category().equals(stream.category()))
                .findFirst()
                .flatMap(subject -> subject.of(stream, event));
    }

    private synchronized void begin() {
        rested.set(true);
        polling = Multi.createFrom()
                .ticks()
                .every(POLL)
                .onOverflow()
                .drop()
                .subscribe()
                .with(_ -> poll());
    }

    private synchronized void rest() {
        if (polling != null) {
            polling.cancel();
            polling = null;
        }
    }

    private void poll() {
        // One reading at a time; whoever asks meanwhile is served by the next.
        if (wanted.getAndIncrement() == 0) {
            readUntilQuiet().subscribe().with(_ -> {}, away -> {
                LOG.debugf("The feed cannot be read, trying again: %s", away.getMessage());
                wanted.set(0);
            });
        }
    }

    private Uni<Void> readUntilQuiet() {
        int asked = wanted.get();
        return read().chain(
                        () -> wanted.addAndGet(-asked) == 0 ? Uni.createFrom().voidItem() : readUntilQuiet());
    }

    private Uni<Void> read() {
        if (rested.get()) {
            return end().invoke(this::beginAt).chain(this::read);
        }
        return Uni.createFrom()
                .completionStage(() -> store.feed(seen, PAGE))
                .invoke(this::tell)
                .chain(page -> page.size() < PAGE ? Uni.createFrom().voidItem() : read());
    }

    /** Who began to listen before the place was known may have missed what came before it. */
    private void beginAt(long end) {
        seen = end;
        rested.set(false);
        listeners.tellAll();
    }

    private void tell(List<Sequenced> page) {
        for (Sequenced next : page) {
            StreamId stream = next.envelope().stream();
            listeners.tell(stream.toString());
            subject(stream, next.envelope().event()).ifPresent(listeners::tell);
            seen = next.seq();
        }
    }
}
