-- Workflows with their working copy, published versions, and the executions of those versions.

create table workflows (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    name varchar(200) not null,
    description varchar(4000),
    dsl ${text} not null,
    settings ${text} not null,
    tags varchar(2000) not null,
    revision integer not null,
    next_version integer not null,
    changed smallint not null,
    active_version integer,
    plugin varchar(200),
    plugin_version varchar(100),
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null,
    updated_by varchar(200) not null
);
create index workflows_by_name on workflows (tenant, name);

create table workflow_versions (
    workflow_id varchar(36) not null,
    version integer not null,
    tenant varchar(64) not null,
    dsl ${text} not null,
    settings ${text} not null,
    published_at ${timestamp} not null,
    published_by varchar(200) not null,
    primary key (workflow_id, version)
);

-- a webhook path belongs to one workflow of a tenant
create table hook_paths (
    tenant varchar(64) not null,
    path varchar(300) not null,
    workflow_id varchar(36) not null,
    primary key (tenant, path)
);

-- ids are UUIDv7, so the order of ids is the order of time; lists begin with the newest, and Derby reads an index only
-- in its own direction
create table executions (
    id varchar(36) not null,
    tenant varchar(64) not null,
    workflow_id varchar(36) not null,
    workflow_name varchar(200) not null,
    version integer not null,
    plugins varchar(2000),
    status varchar(10) not null,
    trigger_kind varchar(40) not null,
    trigger_name varchar(300),
    trigger_caller varchar(200),
    priority smallint not null,
    created_at ${timestamp} not null,
    ended_at ${timestamp},
    duration_micros bigint,
    owner varchar(64) not null,
    parent_id varchar(36),
    correlation_id varchar(200),
    idempotency_key varchar(200),
    error_type varchar(300),
    error_message varchar(2000),
    error_path varchar(1000),
    error_node varchar(200),
    input_data ${bytes}, -- "input" alone is a reserved word in Derby
    result_data ${bytes}
);
create unique index executions_by_id on executions (id desc);
create index executions_by_workflow on executions (workflow_id, id desc);
create index executions_by_status on executions (status, tenant, id desc);

-- step lines committed before an execution's end, in portions; the last portion is executions.result_data
create table journal (
    execution_id varchar(36) not null,
    seq integer not null,
    tenant varchar(64) not null,
    entries ${bytes} not null,
    primary key (execution_id, seq)
);

-- which execution a workflow began for an idempotency key
create table execution_keys (
    tenant varchar(64) not null,
    workflow_id varchar(36) not null,
    idempotency_key varchar(200) not null,
    execution_id varchar(36) not null,
    primary key (tenant, workflow_id, idempotency_key)
);
