-- What steps remember beyond one execution: keys that idempotent consumers have seen, and the groups of aggregators.

-- message_key is a digest where the key is long; confirmed says that the execution which brought it has succeeded
create table seen_keys (
    tenant varchar(64) not null,
    workflow_id varchar(36) not null,
    step varchar(200) not null,
    message_key varchar(200) not null,
    execution_id varchar(36) not null,
    path_digest varchar(64) not null,
    confirmed smallint not null,
    created_at ${timestamp} not null,
    primary key (tenant, workflow_id, step, message_key)
);
create index seen_keys_by_time on seen_keys (created_at);

-- a group that is still open has an empty closed_as, so that there is one of a key; a complete one has its own id there
create table step_groups (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    workflow_id varchar(36) not null,
    version integer not null,
    step varchar(200) not null,
    group_key varchar(200) not null,
    shown_key varchar(300) not null,
    closed_as varchar(36) not null,
    members integer not null,
    reason varchar(20),
    due_at ${timestamp},
    opened_as varchar(36),
    created_at ${timestamp} not null
);
create unique index step_groups_by_key on step_groups (tenant, workflow_id, step, group_key, closed_as);
create index step_groups_by_due on step_groups (due_at);
create index step_groups_by_execution on step_groups (opened_as);

-- one execution's step is a member once, however often it is repeated; content is there until the group's execution is
create table group_members (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    group_id varchar(36) not null,
    execution_id varchar(36) not null,
    path_digest varchar(64) not null,
    content ${bytes}
);
create unique index group_members_by_step on group_members (execution_id, path_digest);
create index group_members_by_group on group_members (group_id);
