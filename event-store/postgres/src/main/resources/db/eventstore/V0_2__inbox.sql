-- Which messages a stream has handled, and what was answered. Rows live in one of four slots, by the week they came
-- in; a slot is emptied whole (see rotate_inbox) before its turn comes round again. A slot is never missing, so nothing
-- fails when nobody rotates: rows are just kept longer.
create table es.inbox (
    stream bigint not null,
    message_id text collate "C" not null,
    slot smallint not null,
    received_at timestamptz not null,
    answer text,
    primary key (stream, message_id, slot)
) partition by list (slot);

create table es.inbox_0 partition of es.inbox for values in (0);
create table es.inbox_1 partition of es.inbox for values in (1);
create table es.inbox_2 partition of es.inbox for values in (2);
create table es.inbox_3 partition of es.inbox for values in (3);
