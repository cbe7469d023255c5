package dev.campusg.eventstore.quarkus.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list; whoever returns one also answers with {@code Link} headers (RFC 8288).
 *
 * @param total how many there are in all
 * @param pages how many pages there are
 * @param page which this is, from 1
 */
@RegisterForReflection
public record Page<T>(List<T> items, long total, long pages, long page) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, long total, PageRequest request) {
        return new Page<>(items, total, Math.ceilDiv(total, (long) request.size()), request.number());
    }

    public <U> Page<U> map(Function<? super T, ? extends U> view) {
        return new Page<>(items.stream().<U>map(view).toList(), total, pages, page);
    }
}
