package dev.campusg.eventstore.quarkus.store;

import dev.campusg.eventstore.StateCodec;
import dev.campusg.eventstore.quarkus.http.Page;
import dev.campusg.eventstore.quarkus.http.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The states of one category as documents to be listed, newest first. They are what the last commits left, so a list is
 * never behind. Conditions and fields are the service's own SQL, written like those of its indexes: a partial index does
 * not serve a condition that is bound. What comes from outside is always bound.
 */
public final class Documents<S> {

    private final Pool pool;
    private final StateCodec<S> codec;
    private final String from;
    private final String order;
    private final List<Object> values;

    private Documents(Pool pool, StateCodec<S> codec, String from, String order, List<Object> values) {
        this.pool = pool;
        this.codec = codec;
        this.from = from;
        this.order = order;
        this.values = values;
    }

    public static <S> Documents<S> of(Pool pool, String category, StateCodec<S> codec) {
        String from = " from es.stream where category = '" + category + "' and state is not null";
        return new Documents<>(pool, codec, from, " order by id desc", List.of());
    }

    /** Those of them that meet a condition. */
    public Documents<S> only(String condition) {
        return new Documents<>(pool, codec, from + " and " + condition, order, values);
    }

    /** @param order for ids that do not tell the time, such as {@code created_at desc, id} */
    public Documents<S> orderedBy(String order) {
        return new Documents<>(pool, codec, from, " order by " + order, values);
    }

    /**
     * Those of them with a value in a field.
     *
     * @param field such as {@code state ->> 'status'}
     * @param value null means any
     */
    public Documents<S> where(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Object> bound = Stream.concat(values.stream(), Stream.of(value)).toList();
        return new Documents<>(pool, codec, from + " and " + field + " = $" + bound.size(), order, bound);
    }

    public Documents<S> where(String field, @Nullable Enum<?> value) {
        return where(field, value == null ? null : value.name());
    }

    /** @param view what to show of a state and its version */
    public <V> Uni<Page<V>> page(PageRequest page, BiFunction<S, Long, V> view) {
        Uni<Long> total = pool.preparedQuery("select count(*)" + from)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next().getLong(0));
        return Uni.combine()
                .all()
                .unis(total, read(page.size(), page.offset(), view))
                .with((count, items) -> Page.of(items, count, page));
    }

    /** The first of them. */
    public <V> Uni<List<V>> first(int most, BiFunction<S, Long, V> view) {
        return read(most, 0, view);
    }

    private <V> Uni<List<V>> read(int most, long offset, BiFunction<S, Long, V> view) {
        int bound = values.size();
        String slice = " limit $" + (bound + 1) + " offset $" + (bound + 2);
        return pool.preparedQuery("select state::text, version" + from + order + slice)
                .execute(Tuple.from(values).addInteger(most).addLong(offset))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> view.apply(codec.decode(row.getString(0)), row.getLong(1)))
                        .toList());
    }
}
