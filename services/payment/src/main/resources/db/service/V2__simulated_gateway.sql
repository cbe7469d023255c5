-- The books of the simulated card processor. They belong to another company: nothing of ours joins or locks them.
create table public.gateway_charge (
    idempotency_key text primary key,
    operation text not null,
    order_id text not null,
    payment_id text not null,
    attempt int not null,
    amount_cents bigint not null,
    outcome text not null,
    reference text not null,
    asked_at timestamptz not null,
    answers_at timestamptz,
    asked int not null
);

create index gateway_charge_by_order on public.gateway_charge (order_id, asked_at);
