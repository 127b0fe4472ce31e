-- What calls of models have cost, and what may be spent.

-- one row a call; charge_key is unique so that nothing is counted twice
create table charges (
    charge_key varchar(250) not null primary key,
    tenant varchar(64) not null,
    execution_id varchar(36),
    path varchar(1000),
    workflow_id varchar(36),
    agent varchar(200),
    person varchar(200),
    provider varchar(200) not null,
    model varchar(200) not null,
    operation varchar(100) not null,
    input_tokens bigint not null,
    cached_tokens bigint not null,
    output_tokens bigint not null,
    cost decimal(18,9) not null,
    latency_millis bigint not null,
    charged_at ${timestamp} not null
);
create index charges_by_time on charges (tenant, charged_at desc, charge_key desc);
create index charges_by_execution on charges (execution_id);

-- scope is hub, tenant, person, agent, workflow or execution; subject is the id or name of which, null for the first two
create table budgets (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    name varchar(200) not null,
    scope varchar(20) not null,
    subject varchar(200),
    renews varchar(20) not null,
    amount decimal(18,9) not null,
    exhausted varchar(10) not null,
    thresholds varchar(100) not null,
    active smallint not null,
    revision integer not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null,
    updated_by varchar(200) not null
);
create unique index budgets_by_name on budgets (tenant, name);

-- raised holds the thresholds that were told; fresh is 1 while nobody has looked at the sums
create table budget_periods (
    budget_id varchar(36) not null,
    period varchar(50) not null,
    tenant varchar(64) not null,
    spent decimal(18,9) not null,
    reserved decimal(18,9) not null,
    raised varchar(100) not null,
    fresh smallint not null,
    primary key (budget_id, period)
);
create index budget_periods_fresh on budget_periods (fresh);

create table reservations (
    charge_key varchar(250) not null,
    budget_id varchar(36) not null,
    period varchar(50) not null,
    tenant varchar(64) not null,
    execution_id varchar(36),
    amount decimal(18,9) not null,
    reserved_at ${timestamp} not null,
    primary key (charge_key, budget_id)
);
create index reservations_by_execution on reservations (execution_id);

-- steps that wait for a budget, so that those are woken for which there is enough
create table budget_waits (
    charge_key varchar(250) not null primary key,
    tenant varchar(64) not null,
    budget_id varchar(36) not null,
    period varchar(50) not null,
    execution_id varchar(36) not null,
    amount decimal(18,9) not null,
    waiting_since ${timestamp} not null,
    woken_at ${timestamp}
);
create index budget_waits_by_time on budget_waits (waiting_since);
