package dev.campusg.payment.gateway;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** The memory of the simulated processor. It is another company's: it survives our crashes and shares no transaction. */
public interface GatewayBooks {

    /** Enters a request, unless one stands under its key; answers the one that stands. */
    CompletionStage<BookEntry> enter(BookEntry proposed);

    /** Every request for an order, the oldest first: to see that nobody is charged twice. */
    CompletionStage<List<BookEntry>> of(String orderId);
}
