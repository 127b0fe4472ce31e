-- Executions that go on after a crash, wait, and are linked to each other.

alter table executions add column queue_name varchar(100);
alter table executions add column entry_route varchar(200);
alter table executions add column parent_path varchar(1000);
alter table executions add column origin_id varchar(36);
alter table executions add column origin_kind varchar(10);
create index executions_by_parent on executions (parent_id);

-- what executions wait for: a time, a person, another execution. state is OPEN, then DECIDED
create table waits (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    execution_id varchar(36) not null,
    path varchar(1000) not null,
    kind varchar(10) not null,
    subject varchar(300),
    state varchar(10) not null,
    due_at ${timestamp},
    attributes ${text} not null,
    body ${bytes},
    created_at ${timestamp} not null,
    decided_at ${timestamp},
    decided_by varchar(200),
    verdict varchar(20),
    remark varchar(2000),
    decision_data ${text}
);
create index waits_by_execution on waits (execution_id);
create index waits_by_due on waits (state, due_at);
create index waits_by_kind on waits (kind, state, tenant, id);
create index waits_by_subject on waits (subject);

-- values too large for a journal row: the first byte says how the rest, text in UTF-8, is to be read
create table payloads (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    execution_id varchar(36) not null,
    content ${bytes} not null
);
create index payloads_by_execution on payloads (execution_id);
