package dev.campusg.scheduler.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.eventstore.quarkus.json.JacksonState;
import dev.campusg.eventstore.quarkus.store.Documents;
import dev.campusg.scheduler.domain.Kind;
import dev.campusg.scheduler.domain.ScheduledEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Scheduled events as lists, newest first. */
@Singleton
public class EventLists {

    private static final String CATEGORY = "scheduledevent";

    private final Pool pool;
    private final Documents<ScheduledEvent> events;

    EventLists(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.events = Documents.of(pool, CATEGORY, new JacksonState<>(mapper, 1, ScheduledEvent.class));
    }

    /** @param processed whether only those that were, or only those that were not; null for all */
    public record Filter(
            @Nullable Kind eventType,
            @Nullable String entityId,
            @Nullable Boolean processed) {}

    public <V> Uni<Page<V>> find(Filter filter, PageRequest page, BiFunction<ScheduledEvent, Long, V> view) {
        Documents<ScheduledEvent> such = filter.processed() == null
                ? events
                : events.only("state ->> 'status' " + (filter.processed() ? "=" : "<>") + " 'PROCESSED'");
        return such.where("state #>> '{terms,eventType}'", filter.eventType())
                .where("state #>> '{terms,entityId}'", filter.entityId())
                .page(page, view);
    }

    /** How many have not ended. */
    public Uni<Long> pending() {
        return pool.query("select count(*) from es.stream where category = '" + CATEGORY
                        + "' and state is not null and state ->> 'status' = 'PENDING'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
