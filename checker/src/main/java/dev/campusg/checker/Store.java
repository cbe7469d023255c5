package dev.campusg.checker;

import dev.campusg.contracts.Money;
import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.gateway.BookEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service's database has besides its streams. */
record Store(Connection connection) {

    /** The ids of the messages that wait to be published. */
    Set<String> outbox() throws SQLException {
        return strings("select value::json ->> 'message_id' from es.outbox where value is json object");
    }

    /** The places of the records that were put aside. */
    Set<String> deadLetters() throws SQLException {
        return strings("select substr(id, length('deadletter-') + 1) from es.stream where category = 'deadletter'");
    }

    private Set<String> strings(String sql) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** What the simulated card processor booked, by order, the oldest first. */
    Map<String, List<BookEntry>> gatewayBooks() throws SQLException {
        Map<String, List<BookEntry>> books = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select * from public.gateway_charge order by asked_at, idempotency_key")) {
            while (rows.next()) {
                books.computeIfAbsent(rows.getString("order_id"), _ -> new ArrayList<>())
                        .add(entry(rows));
            }
        }
        return books;
    }

    private static BookEntry entry(ResultSet row) throws SQLException {
        return new BookEntry(
                row.getString("idempotency_key"),
                Operation.valueOf(row.getString("operation")),
                row.getString("order_id"),
                row.getString("payment_id"),
                row.getInt("attempt"),
                new Money(row.getLong("amount_cents")),
                BookEntry.Outcome.valueOf(row.getString("outcome")),
                row.getString("reference"),
                instant(row.getObject("asked_at", OffsetDateTime.class)),
                instant(row.getObject("answers_at", OffsetDateTime.class)),
                row.getInt("asked"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
