-- Runs many steps in one transaction: each commits, conflicts or turns out to be a duplicate on its own.
-- Steps, events, messages and timer changes come as columns; *_step says to which step (from 1) a row belongs.
-- A stream occurs at most once. Events and messages are in the order of their streams.
--
-- status: 0 conflict (version is the actual one), 1 committed (version is the new one), 2 duplicate (with its answer),
-- 3 overtaken (a timer it says has fired does not: it was changed, or is not ours to fire)
-- messages: with the first row, the ids of all messages of the steps that committed, in the order they were given
-- owner and timer_version: what the timers that a step set are known by
drop function if exists es.run_steps;
create function es.run_steps(
    p_stream text[], p_expected bigint[], p_events int[], p_schema int[], p_state text[],
    p_message text[], p_correlation text[], p_actor text[], p_answer text[],
    e_step int[], e_version bigint[], e_schema int[], e_type text[], e_data text[],
    o_step int[], o_topic text[], o_key text[], o_value text[], o_headers text[],
    t_step int[], t_kind int[], t_name text[], t_due timestamptz[], t_payload text[],
    t_version bigint[], t_epoch bigint[])
returns table (status int, version bigint, answer text, messages bigint[], owner bigint, timer_version bigint)
language plpgsql
-- The statements below are planned once, perhaps while the tables are still empty: only plans by index stay good.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    steps constant int := cardinality(p_stream);
    block bigint;
    locked record;
    now timestamptz := clock_timestamp();
    numbers bigint[] := array_fill(null::bigint, array[steps]);     -- the stream of each step that commits
    existed boolean[] := array_fill(false, array[steps]);
    statuses int[] := array_fill(0, array[steps]);
    versions bigint[] := array_fill(0::bigint, array[steps]);
    answers text[] := array_fill(null::text, array[steps]);
    fresh bigint[];
    said bigint[];
    step int;
    set_version bigint;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise feature_not_supported using message = 'es.run_steps needs READ COMMITTED: what it reads must be newer than its locks';
    end if;

    -- 1. New streams, in the order of their names. Whoever creates the same one at the same time waits here.
    if 0 = any (p_expected) then
        block := nextval('es.stream_block');
        with created as (
            insert into es.stream (number, id, category, version, schema, state, created_at, updated_at)
            select block + s.step, s.id, split_part(s.id, '-', 1), s.events, coalesce(s.schema, 0), s.state::jsonb, now, now
            from unnest(p_stream, p_expected, p_events, p_schema, p_state)
                with ordinality s (id, expected, events, schema, state, step)
            where s.expected = 0
            order by s.id collate "C"
            on conflict (id) do nothing
            returning number)
        select array_agg(number - block) into fresh from created;
        foreach step in array coalesce(fresh, '{}') loop
            numbers[step] := block + step;
            statuses[step] := 1;
        end loop;
    end if;

    -- 2. The other streams are locked, in the order of their names, before anything else is read or written.
    if cardinality(fresh) is distinct from steps then
        for locked in
            select s.step, t.number, t.version
            from unnest(p_stream) with ordinality s (id, step)
            join es.stream t on t.id = s.id
            where statuses[s.step] = 0
            order by t.id
            for update of t
        loop
            versions[locked.step] := locked.version;
            numbers[locked.step] := locked.number;
            existed[locked.step] := true;
        end loop;

        -- 3. Duplicates, then versions, as they are now that nobody else can change them.
        for locked in
            select s.step, i.answer, i.stream is not null as duplicate, s.expected = versions[s.step] as current
            from unnest(p_expected, p_message) with ordinality s (expected, message, step)
            left join es.inbox i on i.stream = numbers[s.step] and i.message_id = s.message
            where existed[s.step]
        loop
            statuses[locked.step] := case when locked.duplicate then 2 when locked.current then 1 else 0 end;
            answers[locked.step] := locked.answer;
            if statuses[locked.step] <> 1 then
                numbers[locked.step] := null;
            end if;
        end loop;
        now := clock_timestamp();

        -- What a timer causes happens only if the timer is as it was, is due, and its shard is still held.
        if array_remove(t_epoch, null) <> '{}' then
            for locked in
                select t.step from unnest(t_step, t_name, t_version, t_epoch) t (step, name, version, epoch)
                where t.epoch is not null and numbers[t.step] is not null and not exists (
                    select from es.timer g
                    join es.timer_lease l on l.shard = g.shard and l.epoch = t.epoch
                    join es.timer_member m on m.holder = l.holder and m.until > now
                    where g.owner = numbers[t.step] and g.name = t.name and g.version = t.version and g.due <= now)
            loop
                statuses[locked.step] := 3;
                numbers[locked.step] := null;
            end loop;
        end if;

        update es.stream t
        set version = s.expected + s.events, updated_at = now,
            schema = case when s.schema is not null then s.schema when s.events > 0 then 0 else t.schema end,
            state = case when s.schema is not null then s.state::jsonb when s.events > 0 then null else t.state end
        from unnest(p_expected, p_events, p_schema, p_state)
            with ordinality s (expected, events, schema, state, step)
        where t.number = numbers[s.step] and existed[s.step] and (s.events > 0 or s.schema is not null);
    end if;

    -- 4. Everything else, for the steps that commit.
    if cardinality(e_step) > 0 then
        insert into es.event (stream, version, schema, type, data, message_id, correlation_id, actor, recorded_at)
        select numbers[e.step], e.version, e.schema, e.type, e.data::json,
            p_message[e.step], p_correlation[e.step], p_actor[e.step], now
        from unnest(e_step, e_version, e_schema, e_type, e_data) e (step, version, schema, type, data)
        where numbers[e.step] is not null;

        insert into es.unsequenced (streams, firsts, counts)
        select array_agg(numbers[s.step]), array_agg(s.expected + 1), array_agg(s.events)
        from unnest(p_expected, p_events) with ordinality s (expected, events, step)
        where numbers[s.step] is not null and s.events > 0
        having count(*) > 0;
    end if;

    insert into es.inbox (stream, message_id, slot, received_at, answer)
    select numbers[s.step], s.message, extract(epoch from now)::bigint / (7 * 24 * 60 * 60) % 4, now, s.answer
    from unnest(p_message, p_answer) with ordinality s (message, answer, step)
    where numbers[s.step] is not null and s.message is not null;

    if cardinality(o_step) > 0 then
        with written as (
            insert into es.outbox (topic, key, value, headers)
            select o.topic, o.key, o.value, o.headers::text[]
            from unnest(o_step, o_topic, o_key, o_value, o_headers) o (step, topic, key, value, headers)
            where numbers[o.step] is not null
            returning id)
        select array_agg(id order by id) into said from written;
    end if;

    if cardinality(t_step) > 0 then
        -- kind: 0 set, 1 cancel, 2 fired
        if t_kind && array[1, 2] then
            delete from es.timer g
            using unnest(t_step, t_kind, t_name, t_due) t (step, kind, name, due)
            where g.owner = numbers[t.step] and g.name = t.name and (t.kind = 1 or t.kind = 2 and g.due = t.due);
        end if;

        select es.set_timers(array_agg(numbers[t.step]), array_agg(t.name), array_agg(t.due), array_agg(t.payload))
        into set_version
        from unnest(t_step, t_kind, t_name, t_due, t_payload) t (step, kind, name, due, payload)
        where numbers[t.step] is not null and t.kind = 0
        having count(*) > 0;
    end if;

    return query
    select r.status, case r.status when 1 then r.expected + r.events else r.version end, r.answer,
        case r.place when 1 then said end, r.number, set_version
    from unnest(statuses, versions, answers, p_expected, p_events, numbers)
        with ordinality r (status, version, answer, expected, events, number, place);
end
$$;
