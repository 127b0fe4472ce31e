-- What happened to an execution beside its steps: changes of status, who asked for them, decisions. Rows are added and
-- never changed.
create table execution_events (
    id varchar(36) not null,
    tenant varchar(64) not null,
    execution_id varchar(36) not null,
    happened_at ${timestamp} not null,
    event_type varchar(60) not null,
    path varchar(1000),
    detail ${text} not null,
    primary key (execution_id, id)
);

-- places in executions that people want to find again
create table execution_bookmarks (
    id varchar(36) not null,
    tenant varchar(64) not null,
    execution_id varchar(36) not null,
    path varchar(1000) not null,
    label varchar(200) not null,
    created_at ${timestamp} not null,
    created_by varchar(200) not null,
    primary key (execution_id, id)
);
