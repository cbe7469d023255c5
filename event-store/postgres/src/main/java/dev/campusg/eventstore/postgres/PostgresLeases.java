package dev.campusg.eventstore.postgres;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What the replicas of a service hold in turn: the outbox, and shards of timers. A replica that knows that it has taken the
 * place of a dead one need not wait until the leases of that one have run out.
 */
public final class PostgresLeases {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Statements statements;

    /** @param client a pool that caches prepared statements; it is not closed here */
    public PostgresLeases(SqlClient client) {
        statements = new Statements(client, TIMEOUT);
    }

    /** What a process that sits in a seat is to be called as a holder: one name a life. */
    public static String holder(String seat) {
        return seat + "/" + UUID.randomUUID();
    }

    /**
     * Frees whatever is held from a seat. Only for its next occupant, before it holds anything, and only if two never sit
     * in it at a time: the outbox of one that lives would be published by two, and not in order.
     */
    public CompletionStage<Void> depose(String seat) {
        return statements.run(Sql.DEPOSE, Tuple.of(seat)).<Void>mapEmpty().toCompletionStage();
    }
}
