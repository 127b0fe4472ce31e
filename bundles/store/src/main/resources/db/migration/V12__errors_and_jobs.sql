-- why an execution failed, in the words of step settings: rate-limit, auth, network, server, timeout, invalid, other
alter table executions add column error_class varchar(20);

-- how often a job may be tried again by itself
create table job_retries (
    execution_id varchar(36) not null,
    tenant varchar(64) not null,
    max_retries smallint not null,
    primary key (execution_id)
);
