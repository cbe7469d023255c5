package dev.campusg.saga;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A saga to try the machine on: a hotel that may say no, a card, a ticket that decides, and mail. */
record Trip(String traveller, @Nullable String room) {

    record Asked(String what, String traveller, String reason) {}

    record Booked(String room) {}

    record Unbooked() {}

    record CardKnown() {}

    record Charged() {}

    record Refunded() {}

    record Issued() {}

    record Voided() {}

    record Mailed() {}

    /** Shared by all participants, to make it hard. */
    record Failed(String why) {}

    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final RetryPolicy RETRIES = new RetryPolicy(3, 2, Duration.ofSeconds(1), Duration.ofSeconds(30), 5);
    static final SagaDefinition<Trip> BOOKING = definition(1, true);
    static final SagaDefinition<Trip> WITHOUT_CANCELLATION = definition(1, false);

    static SagaDefinition<Trip> definition(int version, boolean cancellable) {
        var voidTicket = Undo.tolerant("VOID_TICKET", call("VOID_TICKET", Voided.class));
        List<SagaStep<Trip>> steps = List.of(
                new Compensatable<>("BOOK_HOTEL", booking(), new Undo<>("UNBOOK", call("UNBOOK", Unbooked.class))),
                new Compensatable<>("ASK_CARD", call("ASK_CARD", CardKnown.class)),
                new Compensatable<>(
                        "CHARGE", call("CHARGE", Charged.class), new Undo<>("REFUND", call("REFUND", Refunded.class))),
                new Pivot<>("ISSUE_TICKET", call("ISSUE_TICKET", Issued.class), voidTicket),
                new Retriable<>("SEND_TICKET", call("SEND_TICKET", Mailed.class)));
        Cancellation<Trip> cancellation = new Cancellation<>(
                List.of(voidTicket),
                "BOOK_HOTEL",
                List.of(new Retriable<>("SEND_REGRETS", call("SEND_REGRETS", Mailed.class))));
        return new SagaDefinition<>("trip", version, steps, cancellable ? cancellation : null, RETRIES);
    }

    private static Call<Trip> booking() {
        return new Call<>(
                "hotel",
                (trip, reason) -> new Asked("BOOK_HOTEL", trip.traveller, reason),
                Replies.of(Booked.class, (trip, it) -> new Trip(trip.traveller, it.room), Failed.class, Failed::why),
                DEADLINE);
    }

    private static Call<Trip> call(String what, Class<?> success) {
        return new Call<>(
                "others",
                (trip, reason) -> new Asked(what, trip.traveller, reason),
                Replies.of(success, Failed.class, Failed::why),
                DEADLINE);
    }

    /** The reply that says this task is done. */
    static Object success(String task) {
        return switch (task) {
            case "BOOK_HOTEL" -> new Booked("42");
            case "UNBOOK" -> new Unbooked();
            case "ASK_CARD" -> new CardKnown();
            case "CHARGE" -> new Charged();
            case "REFUND" -> new Refunded();
            case "ISSUE_TICKET" -> new Issued();
            case "VOID_TICKET" -> new Voided();
            case "SEND_TICKET", "SEND_REGRETS" -> new Mailed();
            default -> throw new IllegalArgumentException(task);
        };
    }
}
