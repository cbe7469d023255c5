package dev.campusg.escrow.projection;

import dev.campusg.contracts.Money;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The balance over all ledgers, in one statement, so of one instant. */
@Singleton
public class Balances {

    /** Totals and entries are added up on their own, so that each can tell on the other. */
    private static final String ALL = """
            select count(*) as escrows,
                coalesce(sum((state -> 'totals' ->> 'charged')::numeric), 0) as charged,
                coalesce(sum((state -> 'totals' ->> 'held')::numeric), 0) as held,
                coalesce(sum((state -> 'totals' ->> 'paidOut')::numeric), 0) as paid_out,
                coalesce(sum((state -> 'totals' ->> 'refunded')::numeric), 0) as refunded,
                coalesce(sum(entries.customer), 0) as customer,
                coalesce(sum(entries.escrow), 0) as escrow,
                coalesce(sum(entries.runner), 0) as runner,
                coalesce(sum(entries.platform), 0) as platform
            from es.stream
            cross join lateral (
                select sum(amount) filter (where account = 'CUSTOMER') as customer,
                    sum(amount) filter (where account = 'ESCROW') as escrow,
                    sum(amount) filter (where account = 'RUNNER') as runner,
                    sum(amount) filter (where account = 'PLATFORM') as platform
                from jsonb_array_elements(state -> 'ledger') movement
                cross join lateral (values (movement -> 'from'), (movement -> 'to')) side (entry)
                cross join lateral (
                    select entry ->> 'account' as account, (entry ->> 'amount')::numeric as amount) e
            ) entries
            where category = 'escrow' and state is not null""";

    private final Pool pool;

    Balances(Pool pool) {
        this.pool = pool;
    }

    public Uni<Balance> all() {
        return pool.query(ALL).execute().map(rows -> balance(rows.iterator().next()));
    }

    private static Balance balance(Row row) {
        BigDecimal charged = row.getBigDecimal("charged");
        BigDecimal held = row.getBigDecimal("held");
        BigDecimal paidOut = row.getBigDecimal("paid_out");
        BigDecimal refunded = row.getBigDecimal("refunded");
        Map<String, String> accounts = new LinkedHashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (String account : new String[] {"customer", "escrow", "runner", "platform"}) {
            BigDecimal gained = row.getBigDecimal(account);
            accounts.put(account, text(gained));
            sum = sum.add(gained);
        }
        boolean conserved = charged.compareTo(held.add(paidOut).add(refunded)) == 0
                && held.compareTo(row.getBigDecimal("escrow")) == 0
                && sum.signum() == 0;
        return new Balance(
                text(charged),
                text(held),
                text(paidOut),
                text(refunded),
                Money.CURRENCY,
                conserved,
                accounts,
                row.getLong("escrows"));
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}
