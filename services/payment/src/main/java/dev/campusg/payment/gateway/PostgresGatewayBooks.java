package dev.campusg.payment.gateway;

import dev.campusg.contracts.Money;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.gateway.BookEntry.Outcome;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Books in a table of their own, written outside any transaction of ours, as a remote processor would. */
final class PostgresGatewayBooks implements GatewayBooks {

    private static final String COLUMNS = """
            idempotency_key, operation, order_id, payment_id, attempt, amount_cents, outcome, reference, \
            asked_at, answers_at, asked""";

    private static final String ENTER = """
            insert into public.gateway_charge (%1$s)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
            on conflict (idempotency_key) do update set asked = gateway_charge.asked + 1
            returning %1$s""".formatted(COLUMNS);

    private static final String OF_ORDER =
            "select %s from public.gateway_charge where order_id = $1 order by asked_at, idempotency_key limit 1000"
                    .formatted(COLUMNS);

    private final Pool pool;

    PostgresGatewayBooks(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<BookEntry> enter(BookEntry proposed) {
        Tuple values = Tuple.from(new Object[] {
            proposed.key(),
            proposed.operation().name(),
            proposed.orderId(),
            proposed.paymentId(),
            proposed.attempt(),
            proposed.amount().cents(),
            proposed.outcome().name(),
            proposed.reference(),
            utc(proposed.askedAt()),
            utc(proposed.answersAt())
        });
        return pool.preparedQuery(ENTER)
                .execute(values)
                .map(rows -> entry(rows.iterator().next()))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<List<BookEntry>> of(String orderId) {
        return pool.preparedQuery(OF_ORDER)
                .execute(Tuple.of(orderId))
                .map(PostgresGatewayBooks::entries)
                .subscribeAsCompletionStage();
    }

    private static List<BookEntry> entries(RowSet<Row> rows) {
        List<BookEntry> entries = new ArrayList<>();
        rows.forEach(row -> entries.add(entry(row)));
        return entries;
    }

    private static BookEntry entry(Row row) {
        OffsetDateTime answersAt = row.getOffsetDateTime("answers_at");
        return new BookEntry(
                row.getString("idempotency_key"),
                Operation.valueOf(row.getString("operation")),
                row.getString("order_id"),
                row.getString("payment_id"),
                row.getInteger("attempt"),
                new Money(row.getLong("amount_cents")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reference"),
                row.getOffsetDateTime("asked_at").toInstant(),
                answersAt == null ? null : answersAt.toInstant(),
                row.getInteger("asked"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
