package dev.campusg.callbacktimers.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array a column, which is how many of them go into one call of a function. */
final class Columns<R> {

    private final List<R> rows;
    private final Tuple tuple = Tuple.tuple();

    Columns(List<R> rows) {
        this.rows = rows;
    }

    Columns<R> longs(Function<R, Long> value) {
        tuple.addArrayOfLong(rows.stream().map(value).toArray(Long[]::new));
        return this;
    }

    Columns<R> ints(Function<R, @Nullable Integer> value) {
        tuple.addArrayOfInteger(rows.stream().map(value).toArray(Integer[]::new));
        return this;
    }

    Columns<R> booleans(Function<R, Boolean> value) {
        tuple.addArrayOfBoolean(rows.stream().map(value).toArray(Boolean[]::new));
        return this;
    }

    Columns<R> texts(Function<R, @Nullable String> value) {
        tuple.addArrayOfString(rows.stream().map(value).toArray(String[]::new));
        return this;
    }

    Columns<R> ids(Function<R, @Nullable UUID> value) {
        tuple.addArrayOfUUID(rows.stream().map(value).toArray(UUID[]::new));
        return this;
    }

    Columns<R> bytes(Function<R, byte @Nullable []> value) {
        tuple.addArrayOfBuffer(rows.stream()
                .map(value)
                .map(bytes -> bytes == null ? null : Buffer.buffer(bytes))
                .toArray(Buffer[]::new));
        return this;
    }

    Columns<R> times(Function<R, @Nullable Instant> value) {
        tuple.addArrayOfOffsetDateTime(
                rows.stream().map(value).map(Columns::time).toArray(OffsetDateTime[]::new));
        return this;
    }

    Tuple and(Object... rest) {
        for (Object one : rest) {
            tuple.addValue(one);
        }
        return tuple;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
