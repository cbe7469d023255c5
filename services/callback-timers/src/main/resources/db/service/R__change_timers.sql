-- Updates (1), cancels (2), pauses (3) and resumes (4) timers, each on its own. p_client: whose it must be, null for anybody's.
-- Whatever is answered with done is final: the instant it had before will not fire.
--
-- outcome: 0 there is none, 1 done, 2 not in this status, 3 changed meanwhile (p_version is not the present one)
-- woken: the version of its wake, if it has a new one, at due_at
create or replace function callbacks.change_timers(
    p_kind int[], p_id uuid[], p_client int[], p_version int[], p_execute_at timestamptz[], p_spec text[],
    p_payload text[], p_metadata text[], p_now timestamptz)
returns table (outcome int, status text, number bigint, woken bigint, due_at timestamptz)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    step int;
    one callbacks.timer;
    moved timestamptz;
begin
    perform from callbacks.timer t where t.id = any (p_id) order by t.number for update;

    for step in 1 .. cardinality(p_id) loop
        woken := null;
        select t.* into one from callbacks.timer t
        where t.id = p_id[step] and t.client = coalesce(p_client[step], t.client)
        for update;
        if not found then
            select case when f.status = 'canceled' and p_kind[step] = 2 then 1 else 2 end, f.status
            into outcome, status
            from callbacks.finished f
            where f.id = p_id[step] and f.client = coalesce(p_client[step], f.client);
            outcome := coalesce(outcome, 0);
        elsif one.status <> 'pending' then
            outcome := 2;
            status := one.status;
        elsif one.version <> p_version[step] then
            outcome := 3;
            status := one.status;
        elsif p_kind[step] = 1 then
            moved := case when one.execute_at <> p_execute_at[step] then greatest(p_execute_at[step], p_now) end;
            update callbacks.timer t
            set version = t.version + 1, spec = p_spec[step], payload = p_payload[step],
                metadata = p_metadata[step], execute_at = p_execute_at[step],
                attempt = case when moved is null then t.attempt else 0 end,
                planned_at = coalesce(moved, t.planned_at), due_at = coalesce(moved, t.due_at), updated_at = p_now
            where t.number = one.number;
            if moved is not null and not one.paused then
                due_at := moved;
                woken := callbacks.set_wakes(array[one.number], array[due_at]);
            end if;
            outcome := 1;
            status := 'pending';
        elsif p_kind[step] = 2 then
            delete from callbacks.timer t where t.number = one.number;
            insert into callbacks.finished (number, id, client, status, occurrence, attempt, execute_at, created_at,
                updated_at, executed_at, finished_at, last_error, spec, payload, metadata)
            values (one.number, one.id, one.client, 'canceled', one.occurrence, one.attempt, one.execute_at,
                one.created_at, p_now, one.executed_at, p_now, one.last_error, one.spec,
                one.payload, one.metadata);
            perform callbacks.drop_wakes(array[one.number]);
            outcome := 1;
            status := 'canceled';
        else
            -- What came due meanwhile is not late: it is due when it is resumed.
            update callbacks.timer t
            set version = t.version + 1, paused = p_kind[step] = 3, updated_at = p_now,
                due_at = case when p_kind[step] = 4 then greatest(t.due_at, p_now) else t.due_at end,
                planned_at = case when p_kind[step] = 4 then greatest(t.planned_at, p_now) else t.planned_at end
            where t.number = one.number;
            if p_kind[step] = 3 then
                perform callbacks.drop_wakes(array[one.number]);
            else
                due_at := greatest(one.due_at, p_now);
                woken := callbacks.set_wakes(array[one.number], array[due_at]);
            end if;
            outcome := 1;
            status := 'pending';
        end if;
        number := one.number;
        return next;
    end loop;
end
$$;
