package dev.campusg.payment.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Books for simulations and pure tests. */
public final class InMemoryGatewayBooks implements GatewayBooks {

    private final Map<String, BookEntry> entries = new LinkedHashMap<>();

    @Override
    public synchronized CompletionStage<BookEntry> enter(BookEntry proposed) {
        return CompletableFuture.completedStage(
                entries.merge(proposed.key(), proposed, (standing, _) -> standing.askedAgain()));
    }

    @Override
    public synchronized CompletionStage<List<BookEntry>> of(String orderId) {
        return CompletableFuture.completedStage(entries.values().stream()
                .filter(entry -> entry.orderId().equals(orderId))
                .toList());
    }
}
