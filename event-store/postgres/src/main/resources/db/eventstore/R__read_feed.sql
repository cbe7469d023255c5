-- The next events of the feed after a place in it; sequences first if there is anything to sequence. Places whose events
-- were removed (see forgotten) are passed over, however many they are: an empty answer means the end.
create or replace function es.read_feed(after bigint, max_events int)
returns table (
    seq bigint, id text, version bigint, schema int, type text, data text,
    message_id text, correlation_id text, actor text, recorded_at timestamptz)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_sort = off set jit = off
as $$
begin
    perform es.sequence(1000);
    return query
    select f.seq, s.id, e.version, e.schema, e.type, e.data::text, e.message_id, e.correlation_id, e.actor, e.recorded_at
    from es.feed f
    join es.event e on e.stream = f.stream and e.version = f.version
    join es.stream s on s.number = f.stream
    where f.seq > after
    order by f.seq
    limit max_events;
end
$$;
