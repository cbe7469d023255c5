-- The balance reads every ledger and nothing else.
create index escrow_ledgers on es.stream (id) where category = 'escrow' and state is not null;
