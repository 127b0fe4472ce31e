-- The table of executions anew, with other pages. A row grows when its execution ends, and Derby moves what does not fit
-- into pages of its own, which cost more than half of the table: so room is kept for the growth of each row, and little for
-- more. Derby takes this from properties at the time when a table is made, and from nothing else.
call syscs_util.syscs_set_database_property('derby.storage.minimumRecordSize', '850');
call syscs_util.syscs_set_database_property('derby.storage.pageReservedSpace', '5');
create table executions_in_pages (
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
    input_data ${bytes},
    result_data ${bytes},
    queue_name varchar(100),
    entry_route varchar(200),
    parent_path varchar(1000),
    origin_id varchar(36),
    origin_kind varchar(10),
    started_at ${timestamp},
    retries smallint,
    discarded_at ${timestamp},
    error_class varchar(20)
);
call syscs_util.syscs_set_database_property('derby.storage.minimumRecordSize', null);
call syscs_util.syscs_set_database_property('derby.storage.pageReservedSpace', null);
insert into executions_in_pages select
    id, tenant, workflow_id, workflow_name, version, plugins, status, trigger_kind, trigger_name, trigger_caller, priority,
    created_at, ended_at, duration_micros, owner, parent_id, correlation_id, idempotency_key, error_type, error_message,
    error_path, error_node, input_data, result_data, queue_name, entry_route, parent_path, origin_id, origin_kind,
    started_at, retries, discarded_at, error_class
from executions;
drop table executions;
rename table executions_in_pages to executions;
create unique index executions_by_id on executions (id desc);
create index executions_by_workflow on executions (workflow_id, id desc);
create index executions_by_status on executions (status, tenant, id desc);
create index executions_by_parent on executions (parent_id);
