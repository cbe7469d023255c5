package dev.campusg.payment.projection;

import dev.campusg.contracts.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** What a user spent and earned: payments that reached a runner. */
@Singleton
public class PaymentSums {

    private static final String OF_USER = """
            select
                coalesce(sum((state -> 'terms' ->> 'amount')::numeric)
                    filter (where state -> 'terms' ->> 'customerId' = $1), 0)::text,
                coalesce(sum((state -> 'terms' ->> 'amount')::numeric)
                    filter (where state -> 'payout' ->> 'runnerId' = $1), 0)::text,
                count(*) filter (where state -> 'terms' ->> 'customerId' = $1),
                count(*) filter (where state -> 'payout' ->> 'runnerId' = $1)
            from es.stream
            where category = 'payment' and state is not null and state ->> 'status' = 'SUCCEEDED'
                and (state -> 'terms' ->> 'customerId' = $1 or state -> 'payout' ->> 'runnerId' = $1)""";

    private final Pool pool;

    PaymentSums(Pool pool) {
        this.pool = pool;
    }

    /** All that is ever summed up is beyond what one amount may be, so these are text. */
    @RegisterForReflection
    public record History(String userId, String totalSpent, String totalEarned, long spentCount, long earnedCount) {}

    public Uni<History> of(String userId) {
        return pool.preparedQuery(OF_USER).execute(Tuple.of(userId)).map(rows -> {
            Row row = rows.iterator().next();
            return new History(
                    userId, decimal(row.getString(0)), decimal(row.getString(1)), row.getLong(2), row.getLong(3));
        });
    }

    private static String decimal(String sum) {
        return sum.equals("0") ? Money.ZERO.toString() : sum;
    }
}
