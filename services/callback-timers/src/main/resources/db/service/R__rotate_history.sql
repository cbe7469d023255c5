-- Makes room for the days to come and forgets the days that are older than what is kept, a partition at a time.
create or replace function callbacks.rotate_history(p_keep interval, p_now timestamptz)
returns void
language plpgsql
-- Waiting for a table would make everybody wait who comes later.
set lock_timeout = '2s'
as $$
declare
    today constant date := (p_now at time zone 'UTC')::date;
    history text;
    day date;
    old record;
begin
    -- Only one replica at a time; a transaction's lock.
    perform pg_advisory_xact_lock(hashtext('callbacks.rotate_history'));
    foreach history in array array['finished', 'attempt', 'dead_letter'] loop
        for day in select today + n from generate_series(0, 7) n loop
            if to_regclass(format('callbacks.%I', history || to_char(day, '_YYYYMMDD'))) is null then
                execute format('create table callbacks.%I partition of callbacks.%I for values from (%L) to (%L)',
                    history || to_char(day, '_YYYYMMDD'), history,
                    day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
            end if;
        end loop;
        for old in
            select c.relname
            from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent = format('callbacks.%I', history)::regclass
                -- By name: a condition that could not bear the names of other tables might be asked of them too.
                and c.relname::text collate "C" < history || to_char((p_now - p_keep) at time zone 'UTC', '_YYYYMMDD')
        loop
            execute format('drop table callbacks.%I', old.relname);
        end loop;
    end loop;
    delete from callbacks.idempotency where created_at < p_now - interval '1 day';
    delete from callbacks.signing_secret where retires_at < p_now - interval '1 day';
end
$$;
