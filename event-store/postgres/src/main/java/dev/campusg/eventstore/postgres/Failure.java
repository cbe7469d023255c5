package dev.campusg.eventstore.postgres;

import dev.campusg.eventstore.StoreUnavailable;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** What a failed statement means for whoever waits for it. */
sealed interface Failure {

    Throwable cause();

    RuntimeException toException();

    /** The database cannot do it now. */
    record Unavailable(Throwable cause) implements Failure {
        @Override
        public StoreUnavailable toException() {
            return new StoreUnavailable("the event store does not answer: " + cause.getMessage(), cause);
        }
    }

    /** Rolled back for the sake of another transaction: the same again may well succeed at once. */
    record Transient(Throwable cause) implements Failure {
        @Override
        public StoreUnavailable toException() {
            return new Unavailable(cause).toException();
        }
    }

    /** The data itself is refused, today and for ever. */
    record Refused(Throwable cause) implements Failure {
        @Override
        public IllegalArgumentException toException() {
            return new IllegalArgumentException("the event store cannot keep this: " + cause.getMessage(), cause);
        }
    }

    /** Neither the data nor the moment: the schema is missing or of another version, or there is a bug. */
    record Broken(Throwable cause) implements Failure {
        @Override
        public IllegalStateException toException() {
            return new IllegalStateException(
                    "the event store's schema and this program do not fit: " + cause.getMessage(), cause);
        }
    }

    /** SQLSTATEs by class: 08 connection, 25 read-only after a failover, 53 resources, 55 locks, 57 shutdown, 58 I/O. */
    Set<String> UNAVAILABLE = Set.of("08", "25", "53", "55", "57", "58");

    /** 21, 22, 23: a value, a limit or a constraint; 54: larger than an index entry or a row can be. */
    Set<String> REFUSED = Set.of("21", "22", "23", "54");

    static Failure of(Throwable cause) {
        if (!(cause instanceof PgException pg)) {
            return isOurs(cause) ? new Broken(cause) : new Unavailable(cause);
        }
        String state = String.valueOf(pg.getSqlState());
        String kind = state.length() == 5 ? state.substring(0, 2) : "08";
        return kind.equals("40")
                ? new Transient(cause)
                : UNAVAILABLE.contains(kind)
                        ? new Unavailable(cause)
                        : REFUSED.contains(kind) ? new Refused(cause) : new Broken(cause);
    }

    /** Waiting would not help against a bug. */
    private static boolean isOurs(Throwable cause) {
        return cause instanceof NullPointerException
                || cause instanceof ClassCastException
                || cause instanceof IndexOutOfBoundsException;
    }
}
