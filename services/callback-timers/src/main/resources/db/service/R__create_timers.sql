-- Creates the timers of many requests, each request wholly or not at all.
--
-- status: 1 created, 2 repeated (answer is the first one), 3 the key stands for another request, 4 beyond the quota
-- near: those that are due before p_soon, for the engine of this replica, and the version of their wakes
create or replace function callbacks.create_timers(
    r_client int[], r_quota int[], r_key text[], r_hash bytea[], r_answer text[],
    t_request int[], t_id uuid[], t_execute_at timestamptz[], t_spec text[],
    t_payload text[], t_metadata text[], p_now timestamptz, p_soon timestamptz)
returns table (status int, answer text, version bigint, near bigint[], near_due timestamptz[])
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    statuses int[] := array_fill(1, array[cardinality(r_client)]);
    answers text[] := r_answer;
    one record;
    held int;
    wanted int;
    woken bigint;
    soon bigint[];
    soon_due timestamptz[];
begin
    if array_remove(r_key, null) <> '{}' then
        insert into callbacks.idempotency (client, key, hash, answer, created_at)
        select distinct on (r.client, r.key) r.client, r.key, r.hash, r.answer, p_now
        from unnest(r_client, r_key, r_hash, r_answer) with ordinality r (client, key, hash, answer, step)
        where r.key is not null
        order by r.client, r.key, r.step
        on conflict do nothing;

        -- An answer holds new ids: who finds its own was the first.
        for one in
            select r.step, i.answer, i.hash = r.hash as same
            from unnest(r_client, r_key, r_hash, r_answer) with ordinality r (client, key, hash, answer, step)
            join callbacks.idempotency i on i.client = r.client and i.key = r.key
            where i.answer <> r.answer
        loop
            statuses[one.step] := case when one.same then 2 else 3 end;
            answers[one.step] := one.answer;
        end loop;
    end if;

    if array_remove(r_quota, null) <> '{}' then
        -- What others create at this very moment is not seen: a quota is kept, not guarded to the last timer.
        for one in
            select r.client, r.quota, array_agg(r.step order by r.step) as steps
            from unnest(r_client, r_quota) with ordinality r (client, quota, step)
            where r.quota is not null and statuses[r.step] = 1
            group by r.client, r.quota
        loop
            select count(*) into held
            from (select from callbacks.timer t where t.client = one.client limit one.quota) alive;
            for step in 1 .. cardinality(one.steps) loop
                wanted := (select count(*) from unnest(t_request) t where t = one.steps[step]);
                if held + wanted > one.quota then
                    statuses[one.steps[step]] := 4;
                    delete from callbacks.idempotency i
                    where i.client = one.client and i.key = r_key[one.steps[step]];
                else
                    held := held + wanted;
                end if;
            end loop;
        end loop;
    end if;

    with created as (
        insert into callbacks.timer (id, client, status, paused, version, occurrence, attempt,
            execute_at, planned_at, due_at, created_at, updated_at, spec, payload, metadata)
        select t.id, r_client[t.request], 'pending', false, 1, 1, 0,
            t.execute_at, greatest(t.execute_at, p_now), greatest(t.execute_at, p_now), p_now, p_now, t.spec,
            t.payload, t.metadata
        from unnest(t_request, t_id, t_execute_at, t_spec, t_payload, t_metadata)
            t (request, id, execute_at, spec, payload, metadata)
        where statuses[t.request] = 1
        returning number, due_at)
    select callbacks.set_wakes(array_agg(number), array_agg(due_at)),
        array_agg(number) filter (where due_at < p_soon), array_agg(due_at) filter (where due_at < p_soon)
    into woken, soon, soon_due
    from created;

    -- The wakes come with the first answer.
    return query
    select r.status, r.answer, woken, case r.step when 1 then soon end, case r.step when 1 then soon_due end
    from unnest(statuses, answers) with ordinality r (status, answer, step);
end
$$;
