-- By status: the expired ones, last changed first, and the few that are active.
create index request_timer_by_status on es.stream ((state #>> '{current,status}'), updated_at desc, id)
    where category = 'requesttimer';
create index request_timer_by_id on es.stream ((state #>> '{current,timerId}')) where category = 'requesttimer';
-- Nearly always empty: few orders have more than one timer.
create index request_timer_earlier on es.stream using gin ((state -> 'earlier') jsonb_path_ops)
    where category = 'requesttimer';
