package dev.campusg.checker;

import dev.campusg.payment.gateway.BookEntry;
import dev.campusg.payment.gateway.GatewayBooks;
import dev.campusg.payment.gateway.InMemoryGatewayBooks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The books of the simulated card processor, kept in its table, too. */
final class Books implements GatewayBooks {

    private final InMemoryGatewayBooks books = new InMemoryGatewayBooks();
    private final String database;

    Books(String database) {
        this.database = database;
    }

    @Override
    public CompletionStage<BookEntry> enter(BookEntry proposed) {
        BookEntry entry = books.enter(proposed).toCompletableFuture().join();
        if (entry.asked() == 1) {
            write(entry);
        }
        return CompletableFuture.completedStage(entry);
    }

    @Override
    public CompletionStage<List<BookEntry>> of(String orderId) {
        return books.of(orderId);
    }

    private void write(BookEntry entry) {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into public.gateway_charge values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, entry.key());
            insert.setString(2, entry.operation().name());
            insert.setString(3, entry.orderId());
            insert.setString(4, entry.paymentId());
            insert.setInt(5, entry.attempt());
            insert.setLong(6, entry.amount().cents());
            insert.setString(7, entry.outcome().name());
            insert.setString(8, entry.reference());
            insert.setTimestamp(9, Timestamp.from(entry.askedAt()));
            insert.setTimestamp(10, entry.answersAt() == null ? null : Timestamp.from(entry.answersAt()));
            insert.setInt(11, entry.asked());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
