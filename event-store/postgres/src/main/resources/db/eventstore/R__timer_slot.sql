-- In which slot of the wheel a timer is that is to be looked at at an instant, seen from now: eight slots of an hour
-- (0 to 7), eight of a day (8 to 15), eight of thirty days (16 to 23), and one for all beyond (24). Of each eight only
-- the next six are set into: the one before stays alone until it is emptied.
create or replace function es.timer_slot(due timestamptz, now timestamptz) returns smallint
language sql immutable parallel safe
return case
    when due < now + interval '6 hours' then extract(epoch from due)::bigint / 3600 % 8
    when due < now + interval '144 hours' then 8 + extract(epoch from due)::bigint / 86400 % 8
    when due < now + interval '4320 hours' then 16 + extract(epoch from due)::bigint / 2592000 % 8
    else 24 end::smallint;
