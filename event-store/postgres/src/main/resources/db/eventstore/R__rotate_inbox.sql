-- Empties the slots whose messages are all older than keep; says how many. To be called now and then, say each hour.
-- A slot that a long transaction holds is left for the next call: waiting for it would make every writer wait.
create or replace function es.rotate_inbox(keep interval) returns int
language plpgsql
set lock_timeout = '100ms'
as $$
declare
    week constant int := 7 * 24 * 60 * 60;
    this_week constant bigint := extract(epoch from clock_timestamp())::bigint / week;
    kept_since constant bigint := extract(epoch from clock_timestamp() - keep)::bigint;
    emptied int := 0;
    slot text;
    used boolean;
begin
    if keep > interval '21 days' then
        raise invalid_parameter_value using message = 'the inbox keeps at most 21 days';
    end if;
    for ago in 1..3 loop
        continue when (this_week - ago + 1) * week > kept_since;
        slot := 'es.inbox_' || (this_week - ago) % 4;
        execute 'select exists (select from ' || slot || ')' into used;
        continue when not used;
        begin
            execute 'truncate ' || slot;
            emptied := emptied + 1;
        exception when lock_not_available then
            null;
        end;
    end loop;
    return emptied;
end
$$;
