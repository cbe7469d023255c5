-- What is new is found by when it is due, in the index that windows are read from: an index by version besides was a
-- write more for each timer that is set.
alter table es.timer_news add column earliest timestamptz not null default '-infinity';
alter table es.timer_news alter column earliest drop default;

drop index es.timer_due_version_idx;
