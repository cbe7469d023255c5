-- What became of attempts. A timer that somebody else has taken since is left alone; the attempt is told all the same.
-- status pending: it goes on at due_at, and woken is the version of its wake. made: there was an attempt; dead: it goes to the dead letters.
create or replace function callbacks.end_attempts(
    p_number bigint[], p_version int[], p_status text[], p_occurrence int[], p_attempt int[],
    p_execute_at timestamptz[], p_due_at timestamptz[], p_executed_at timestamptz[], p_error text[], p_dead uuid[],
    a_made boolean[], a_occurrence int[], a_attempt int[], a_planned_at timestamptz[], a_due_at timestamptz[],
    a_begun_at timestamptz[], a_sent_at timestamptz[], a_code int[], a_error text[], a_response text[],
    p_now timestamptz)
returns table (current boolean, woken bigint)
language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    current_ones bigint[];
    wakes bigint;
begin
    select coalesce(array_agg(number), '{}') into current_ones
    from (
        select t.number
        from unnest(p_number, p_version) p (number, version)
        join callbacks.timer t on t.number = p.number and t.version = p.version
        order by t.number
        for update of t) locked;

    insert into callbacks.attempt (timer, occurrence, attempt, planned_at, due_at, begun_at, sent_at, ended_at,
        code, error, response)
    select p_number[a.step], a.occurrence, a.attempt, a.planned_at, a.due_at, a.begun_at, a.sent_at, p_now,
        a.code, a.error, a.response
    from unnest(a_made, a_occurrence, a_attempt, a_planned_at, a_due_at, a_begun_at, a_sent_at, a_code, a_error,
        a_response) with ordinality
        a (made, occurrence, attempt, planned_at, due_at, begun_at, sent_at, code, error, response, step)
    where a.made;

    insert into callbacks.dead_letter (id, timer, client, occurrence, attempts, execute_at, failed_at, last_error, spec,
        payload, metadata)
    select p.dead, t.id, t.client, t.occurrence, t.attempt, t.execute_at, p_now, p.error, t.spec, t.payload, t.metadata
    from unnest(p_number, p_dead, p_error) p (number, dead, error)
    join callbacks.timer t on t.number = p.number
    where p.dead is not null and p.number = any (current_ones);

    with gone as (
        delete from callbacks.timer t
        using unnest(p_number, p_status, p_executed_at, p_error, p_attempt)
            p (number, status, executed_at, error, attempt)
        where t.number = p.number and p.status <> 'pending' and t.number = any (current_ones)
        returning t.*, p.status as ended_as, p.executed_at as ended_at, p.error, p.attempt as attempts),
    kept as (
        insert into callbacks.finished (number, id, client, status, occurrence, attempt, execute_at, created_at,
            updated_at, executed_at, finished_at, last_error, spec, payload, metadata)
        select number, id, client, ended_as, occurrence, attempts, execute_at, created_at,
            p_now, ended_at, p_now, error, spec, payload, metadata
        from gone
        returning number)
    select null::bigint into wakes from (select callbacks.drop_wakes(array_agg(number)) from kept) dropped;

    with waiting as (
        update callbacks.timer t
        set status = 'pending', version = t.version + 1, occurrence = p.occurrence, attempt = p.attempt,
            execute_at = p.execute_at, planned_at = p.due_at, due_at = p.due_at, updated_at = p_now,
            executed_at = coalesce(p.executed_at, t.executed_at), last_error = p.error
        from unnest(p_number, p_status, p_occurrence, p_attempt, p_execute_at, p_due_at, p_executed_at, p_error)
            p (number, status, occurrence, attempt, execute_at, due_at, executed_at, error)
        where t.number = p.number and p.status = 'pending' and t.number = any (current_ones)
        returning t.number, t.due_at)
    select callbacks.set_wakes(array_agg(number), array_agg(due_at)) into wakes from waiting;

    return query select p = any (current_ones), wakes from unnest(p_number) p;
end
$$;
