-- Deletes what was published, takes or renews the lease, and answers the oldest messages if it is held: one row a
-- message, or one row without a message. The lease is written a quarter longer and renewed in that last quarter, so an
-- idle relay writes nothing. No message will ever be found below the bottom.
drop function if exists es.take_outbox;
create function es.take_outbox(p_holder text, published bigint[], max_messages int, lease interval)
returns table (held boolean, id bigint, topic text, key text, value text, headers text[], bottom bigint)
language plpgsql
set enable_seqscan = off set jit = off
as $$
declare
    floor constant bigint := es.raise_floor('outbox');
    now constant timestamptz := clock_timestamp();
begin
    if cardinality(published) > 0 then
        delete from es.outbox o where o.id = any (published);
        -- A deletion lost in a crash means a message is published twice, which the inboxes bear; so don't wait for it.
        perform set_config('synchronous_commit', 'off', true);
    end if;
    if not exists (select from es.lease l where l.name = 'outbox' and l.holder = p_holder and l.until > now + lease) then
        update es.lease l
        set holder = p_holder, until = now + lease * 1.25, epoch = l.epoch + (l.holder <> p_holder)::int
        where l.name = 'outbox' and (l.holder = p_holder or l.until <= now);
        if not found then
            return query select false, null::bigint, null, null, null, null::text[], null::bigint;
            return;
        end if;
    end if;
    return query
    select true, o.id, o.topic, o.key, o.value, o.headers, floor from es.outbox o
    where o.id >= floor order by o.id limit max_messages;
    if not found then
        return query select true, null::bigint, null, null, null, null::text[], floor;
    end if;
end
$$;
