package dev.campusg.payment.gateway;

import dev.campusg.payment.domain.Operation;
import dev.campusg.payment.gateway.BookEntry.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What an order costs a card, by the books of the processor.
 *
 * @param holds how often the amount was put on hold
 * @param captures how often it was taken
 * @param held whether it is on hold now
 */
@RegisterForReflection
public record Charges(String orderId, long holds, long captures, boolean held, List<BookEntry> entries) {

    public static Charges of(String orderId, List<BookEntry> entries) {
        long holds = approved(entries, Operation.AUTHORIZE);
        long captures = approved(entries, Operation.RELEASE);
        boolean held = holds > 0 && captures == 0 && approved(entries, Operation.REVERT) == 0;
        return new Charges(orderId, holds, captures, held, entries);
    }

    private static long approved(List<BookEntry> entries, Operation operation) {
        return entries.stream()
                .filter(entry -> entry.operation() == operation && entry.outcome() == Outcome.APPROVED)
                .count();
    }
}
