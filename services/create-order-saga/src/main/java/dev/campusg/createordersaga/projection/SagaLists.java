package dev.campusg.createordersaga.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.campusg.createordersaga.application.SagaView;
import dev.campusg.createordersaga.domain.CreateOrder;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import dev.campusg.saga.SagaState;
import dev.campusg.saga.SagaStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sagas as lists, newest first, read from the states the last commits left. */
@Singleton
public class SagaLists {

    private static final String FROM = " from es.stream where category = 'createordersaga' and state is not null";

    private final Pool pool;
    private final ObjectReader reader;

    SagaLists(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.reader =
                mapper.readerFor(mapper.getTypeFactory().constructParametricType(SagaState.class, CreateOrder.class));
    }

    /** @param status null for all */
    public Uni<Page<SagaView>> find(@Nullable SagaStatus status, PageRequest page) {
        Tuple values = status == null ? Tuple.tuple() : Tuple.of(status.name());
        String where = FROM + (status == null ? "" : " and state ->> 'status' = $1");
        Uni<Long> total = pool.preparedQuery("select count(*)" + where)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
        String slice = " order by id desc limit " + page.size() + " offset " + page.offset();
        Uni<List<SagaView>> items = pool.preparedQuery("select version, state::text" + where + slice)
                .execute(values)
                .map(rows -> {
                    List<SagaView> views = new ArrayList<>();
                    rows.forEach(row -> views.add(view(row)));
                    return views;
                });
        return Uni.combine()
                .all()
                .unis(total, items)
                .asTuple()
                .map(both -> Page.of(both.getItem2(), both.getItem1(), page));
    }

    /** The saga that made an order. */
    public Uni<Optional<String>> ofOrder(String orderId) {
        return pool.preparedQuery("select id from es.stream where category = 'createordersaga'"
                        + " and state -> 'data' ->> 'orderId' = $1")
                .execute(Tuple.of(orderId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0).substring("createordersaga-".length())));
    }

    private SagaView view(Row row) {
        try {
            return SagaView.of(reader.<SagaState<CreateOrder>>readValue(row.getString(1)), row.getLong(0));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored saga cannot be read", unreadable);
        }
    }
}
