-- Newest first: ids are time-ordered.
create index scheduled_event_by_id on es.stream (id desc) where category = 'scheduledevent' and state is not null;
create index scheduled_event_by_type on es.stream ((state #>> '{terms,eventType}'), id desc)
    where category = 'scheduledevent' and state is not null;
create index scheduled_event_by_entity on es.stream ((state #>> '{terms,entityId}'), id desc)
    where category = 'scheduledevent' and state is not null;
create index scheduled_event_pending on es.stream (id desc)
    where category = 'scheduledevent' and state is not null and state ->> 'status' = 'PENDING';
