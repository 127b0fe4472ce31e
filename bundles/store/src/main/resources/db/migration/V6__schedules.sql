-- Schedules with their history, and named queues.

-- origin says who keeps it: the id itself for a person's, workflow:ID:NAME for one in a workflow's text, hub:NAME for a
-- task of the hub; next_at is null for one that is paused or waits for others
create table schedules (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    origin varchar(300) not null,
    name varchar(200) not null,
    workflow_id varchar(36),
    workflow_name varchar(200),
    cron varchar(200),
    every_millis bigint,
    time_zone varchar(64) not null,
    input_data ${text},
    missed varchar(10) not null,
    predecessors varchar(4000) not null,
    enabled smallint not null,
    description varchar(1000),
    next_at ${timestamp},
    last_due_at ${timestamp},
    revision integer not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null,
    updated_by varchar(200) not null
);
create unique index schedules_by_origin on schedules (tenant, origin);
create index schedules_by_time on schedules (next_at);

-- a due time of a schedule is written before its execution is begun, and once only; attempt_at is when a start that has
-- not succeeded so far is tried again, by whichever hub is there
create table schedule_runs (
    id varchar(36) not null,
    tenant varchar(64) not null,
    schedule_id varchar(36) not null,
    due_at ${timestamp} not null,
    fired_at ${timestamp} not null,
    manual smallint not null,
    node varchar(64) not null,
    attempt_at ${timestamp},
    attempts integer not null,
    execution_id varchar(36),
    outcome varchar(10) not null,
    detail varchar(1000),
    ended_at ${timestamp}
);
create unique index schedule_runs_by_id on schedule_runs (id desc);
create unique index schedule_runs_by_due on schedule_runs (schedule_id, due_at, manual);
create index schedule_runs_by_schedule on schedule_runs (schedule_id, id desc);
create index schedule_runs_by_outcome on schedule_runs (outcome, attempt_at);

-- concurrency is null where only the hub itself limits it
create table queues (
    tenant varchar(64) not null,
    name varchar(100) not null,
    concurrency integer,
    active smallint not null,
    revision integer not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null,
    updated_by varchar(200) not null,
    primary key (tenant, name)
);
insert into queues (tenant, name, active, revision, created_at, updated_at, updated_by)
values ('default', 'default', 1, 1, current_timestamp, current_timestamp, 'system');
